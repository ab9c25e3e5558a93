package com.sagamart.devstack.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// The AOT cache (JEP 514) of all programs with the same libraries: their classes as a JVM leaves
/// them after a training run, loaded and linked. A JVM that finds no cache, or one of another JDK,
/// starts as well, only slower.
///
/// @param file where it is, once there was a training run
/// @param libraries what the class path of a program must begin with to use it
public record AotCache(Path file, List<Path> libraries) {

  private static final String SUFFIX = ".aot";

  /// The cache for programs with these libraries.
  static AotCache of(List<Path> libraries, Path services) throws IOException {
    List<Path> common = new ArrayList<>(libraries);
    common.add(traineeJar(services));
    CRC32C sum = new CRC32C();
    String made = System.getProperty("java.vm.version") + common;
    sum.update(made.getBytes(UTF_8));
    return new AotCache(
        services.resolve(Long.toHexString(sum.getValue()) + SUFFIX), List.copyOf(common));
  }

  /// Whether there was a training run.
  public boolean exists() {
    return Files.isRegularFile(file);
  }

  /// What tells a JVM to start from it.
  List<String> use() {
    return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
  }

  /// What tells a JVM to leave a cache behind when it ends.
  List<String> make() {
    return List.of("-XX:AOTCacheOutput=" + unfinished());
  }

  /// Takes over what the training run left. False when it left nothing.
  public boolean keep() throws IOException {
    if (!Files.isRegularFile(unfinished())) {
      return false;
    }
    Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /// The class path of a program, with these further jars behind the libraries.
  String classPath(Path... further) {
    return Stream.concat(libraries.stream(), Stream.of(further))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path unfinished() {
    return file.resolveSibling(file.getFileName() + ".unfinished");
  }

  /// A jar with [Trainee] in it, named by its content like the libraries.
  private static Path traineeJar(Path services) throws IOException {
    String entry = Trainee.class.getName().replace('.', '/') + ".class";
    byte[] content;
    try (InputStream stream = Trainee.class.getResourceAsStream("/" + entry)) {
      content = Objects.requireNonNull(stream).readAllBytes();
    }
    CRC32C sum = new CRC32C();
    sum.update(content);
    Path jar = services.resolve("lib").resolve("%08x-trainee.jar".formatted(sum.getValue()));
    if (!Files.exists(jar)) {
      Path unfinished = Files.createTempFile(jar.getParent(), "trainee", ".unfinished");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(unfinished))) {
        out.putNextEntry(new JarEntry(entry));
        out.write(content);
      }
      Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
    }
    return jar;
  }
}
