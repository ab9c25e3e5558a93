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
import java.util.jar.Manifest;

/// An executable jar of Spring Boot, unpacked: it starts faster than nested jars do, a new build
/// does
/// not pull the file away from under a running process, and the libraries that services share are
/// there once.
///
/// @param path a plain jar whose manifest names the libraries
record UnpackedJar(Path path) {

  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String LIBRARIES = "BOOT-INF/lib/";
  private static final Attributes.Name START_CLASS = new Attributes.Name("Start-Class");

  /// Unpacks when this build of the jar has not been unpacked yet, and forgets earlier builds.
  static UnpackedJar of(Path jar, Home home) {
    String name = jar.getFileName().toString();
    String module = name.replaceFirst("\\.jar$", "");
    try {
      Path directory = home.programs().resolve(module + "-" + Fingerprint.of(jar));
      if (!Files.isDirectory(directory)) {
        forgetEarlier(module, home.programs());
        Path unfinished = directory.resolveSibling(directory.getFileName() + ".unfinished");
        Files.createDirectories(unfinished);
        unpack(jar, unfinished.resolve(name), home.programs().resolve("lib"));
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
      }
      return new UnpackedJar(directory.resolve(name));
    } catch (IOException e) {
      throw new StackFailure(jar + " cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static void forgetEarlier(String module, Path programs) throws IOException {
    Files.createDirectories(programs);
    try (DirectoryStream<Path> builds = Files.newDirectoryStream(programs, module + "-*")) {
      builds.forEach(Home::delete);
    }
  }

  private static void unpack(Path jar, Path thin, Path libraries) throws IOException {
    Files.createDirectories(libraries);
    try (JarFile nested = new JarFile(jar.toFile())) {
      List<String> classPath = new ArrayList<>();
      for (JarEntry library : entriesBelow(LIBRARIES, nested)) {
        classPath.add("../lib/" + unpackLibrary(nested, library, libraries).getFileName());
      }
      try (OutputStream file = Files.newOutputStream(thin);
          JarOutputStream out = new JarOutputStream(file, manifest(nested, classPath))) {
        for (JarEntry entry : entriesBelow(CLASSES, nested)) {
          out.putNextEntry(new JarEntry(entry.getName().substring(CLASSES.length())));
          nested.getInputStream(entry).transferTo(out);
        }
      }
    }
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

  private static Manifest manifest(JarFile jar, List<String> classPath) throws IOException {
    Manifest manifest = new Manifest(jar.getManifest());
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MAIN_CLASS, main.getValue(START_CLASS));
    main.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
    return manifest;
  }
}
