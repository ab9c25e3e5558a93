package com.sagamart.devstack.service;

import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/// The main class of a training run. It loads the program's own jar apart from the class path, so
/// that the class path is the libraries alone: an AOT cache serves every program whose class path
/// begins with the one that it was made with. Uses nothing but the JDK.
final class Trainee {

  private Trainee() {}

  /// Runs the program.
  ///
  /// @param arguments the program's own jar, and its main class
  public static void main(String[] arguments)
      throws ReflectiveOperationException, MalformedURLException {
    URL[] own = {Path.of(arguments[0]).toUri().toURL()};
    // Never closed: it serves the program for as long as that runs.
    ClassLoader loader = new URLClassLoader(own, Trainee.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    Method main = loader.loadClass(arguments[1]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) new String[0]);
  }
}
