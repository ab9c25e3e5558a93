package com.sagamart.devstack.service;

import com.sagamart.devstack.home.Fingerprint;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// An executable jar of Spring Boot, unpacked: it starts faster than nested jars do, a new build
/// does not pull the file away from under a running process, and the libraries that services share
/// are there once.
///
/// @param own a plain jar with the program's own classes
/// @param libraries in the order of the class path, each named by its content as well
/// @param mainClass what to start
record UnpackedJar(Path own, List<Path> libraries, String mainClass) {

  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final Attributes.Name START_CLASS = new Attributes.Name("Start-Class");

  /// Unpacks below `services` what has not been unpacked yet, and forgets earlier builds. One at a
  /// time: replicas have the same jar.
  static synchronized UnpackedJar of(Path jar, Path services) {
    String name = jar.getFileName().toString();
    String module = name.replaceFirst("\\.jar$", "");
    try (JarFile nested = new JarFile(jar.toFile())) {
      Path directory = services.resolve(module + "-" + Fingerprint.of(jar));
      Path own = directory.resolve(name);
      List<Path> libraries = unpackLibraries(nested, services.resolve("lib"));
      if (!Files.isDirectory(directory)) {
        forgetEarlier(module, services);
        Path unfinished = Files.createTempDirectory(services, "unfinished-");
        unpackOwn(nested, unfinished.resolve(name));
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
      }
      String mainClass = nested.getManifest().getMainAttributes().getValue(START_CLASS);
      return new UnpackedJar(own, libraries, mainClass);
    } catch (IOException e) {
      throw new StackFailure(jar + " cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static void forgetEarlier(String module, Path services) throws IOException {
    try (DirectoryStream<Path> builds = Files.newDirectoryStream(services, module + "-*")) {
      builds.forEach(Home::delete);
    }
  }

  private static void unpackOwn(JarFile nested, Path target) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        JarOutputStream out = new JarOutputStream(file)) {
      for (JarEntry entry : entriesBelow(CLASSES, nested)) {
        out.putNextEntry(new JarEntry(entry.getName().substring(CLASSES.length())));
        nested.getInputStream(entry).transferTo(out);
      }
    }
  }

  private static List<Path> unpackLibraries(JarFile nested, Path target) throws IOException {
    Files.createDirectories(target);
    List<Path> libraries = new ArrayList<>();
    for (JarEntry library : entriesBelow(LIBRARIES, nested)) {
      libraries.add(unpackLibrary(nested, library, target));
    }
    return List.copyOf(libraries);
  }

  /// In the order of the jar, which is the order of the class path.
  private static List<JarEntry> entriesBelow(String directory, JarFile jar) {
    List<JarEntry> found = new ArrayList<>();
    for (Iterator<JarEntry> entries = jar.entries().asIterator(); entries.hasNext(); ) {
      JarEntry entry = entries.next();
      if (entry.getName().startsWith(directory) && !entry.getName().equals(directory)) {
        found.add(entry);
      }
    }
    return found;
  }

  /// Named by its content as well: builds of our own modules share one name.
  private static Path unpackLibrary(JarFile jar, JarEntry library, Path libraries)
      throws IOException {
    String name = library.getName().substring(LIBRARIES.length());
    Path target = libraries.resolve("%08x-%s".formatted(library.getCrc(), name));
    if (!Files.exists(target)) {
      Path unfinished = Files.createTempFile(libraries, name, ".unfinished");
      Files.copy(jar.getInputStream(library), unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }
}
