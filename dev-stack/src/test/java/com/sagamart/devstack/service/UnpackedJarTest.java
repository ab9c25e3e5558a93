package com.sagamart.devstack.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedJarTest {

  @TempDir private Path directory;

  @Test
  void startsTheSameClassWithTheSameLibraries() throws IOException {
    Path jar = bootJar("wallet-service", "one");

    UnpackedJar unpacked = UnpackedJar.of(jar, services());

    assertThat(unpacked.mainClass()).isEqualTo("com.example.Wallet");
    assertThat(unpacked.libraries())
        .singleElement()
        .satisfies(it -> assertThat(it).hasContent("a library"));
    try (JarFile own = new JarFile(unpacked.own().toFile())) {
      assertThat(own.getInputStream(own.getEntry("application.yml")).readAllBytes())
          .asString(UTF_8)
          .isEqualTo("one");
    }
  }

  @Test
  void isTheSameForReplicasThatUnpackItAtTheSameMoment() throws IOException {
    Path jar = bootJar("wallet-service", "one");
    Path services = services();

    List<UnpackedJar> unpacked =
        IntStream.range(0, 16).parallel().mapToObj(_ -> UnpackedJar.of(jar, services)).toList();

    assertThat(unpacked).containsOnly(UnpackedJar.of(jar, services));
    assertThat(services.resolve("lib")).isNotEmptyDirectory();
    assertThat(unpacked.getFirst().own()).exists();
  }

  @Test
  void tellsBuildsApartByTheirContentAlone() throws IOException {
    Path first = UnpackedJar.of(bootJar("wallet-service", "one"), services()).own();
    Path again = UnpackedJar.of(bootJar("wallet-service", "one"), services()).own();
    Path second = UnpackedJar.of(bootJar("wallet-service", "two"), services()).own();

    assertThat(again).isEqualTo(first);
    assertThat(second).isNotEqualTo(first).exists();
    assertThat(first).doesNotExist();
  }

  @Test
  void keepsALibraryOfTwoServicesOnce() throws IOException {
    UnpackedJar.of(bootJar("wallet-service", "one"), services());
    UnpackedJar.of(bootJar("order-service", "one"), services());

    try (var libraries = Files.list(services().resolve("lib"))) {
      assertThat(libraries).hasSize(1);
    }
  }

  private Path bootJar(String module, String setting) throws IOException {
    Path jar = Files.createDirectories(directory.resolve("target")).resolve(module + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.example.Launcher");
    manifest.getMainAttributes().put(new Attributes.Name("Start-Class"), "com.example.Wallet");
    Map<String, String> entries =
        new TreeMap<>(
            Map.of(
                "BOOT-INF/classes/application.yml",
                setting,
                "BOOT-INF/lib/a-1.0.jar",
                "a library"));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(UTF_8));
      }
    }
    return jar;
  }

  private Path services() throws IOException {
    return Files.createDirectories(directory.resolve("services"));
  }
}
