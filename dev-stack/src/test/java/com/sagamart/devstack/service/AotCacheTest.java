package com.sagamart.devstack.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

  @TempDir private Path services;

  @BeforeEach
  void libraries() throws IOException {
    Files.createDirectory(services.resolve("lib"));
  }

  @Test
  void isOneForAllProgramsWithTheSameLibraries() throws IOException {
    assertThat(cache("a.jar", "b.jar").file()).isEqualTo(cache("a.jar", "b.jar").file());
    assertThat(cache("a.jar", "b.jar").file()).isNotEqualTo(cache("b.jar", "a.jar").file());
  }

  @Test
  void isUsedOnlyWhenThereWasATrainingRun() throws IOException {
    AotCache cache = cache("a.jar");
    assertThat(cache.keep()).isFalse();
    assertThat(cache.use()).isEmpty();

    String made = cache.make().getLast().replace("-XX:AOTCacheOutput=", "");
    Files.writeString(Path.of(made), "classes");

    assertThat(cache.keep()).isTrue();
    assertThat(cache.use()).containsExactly("-XX:AOTCache=" + cache.file());
    assertThat(cache.file()).hasContent("classes");
  }

  @Test
  void putsAProgramsOwnJarBehindTheLibrariesItWasMadeWith() throws IOException {
    AotCache cache = cache("a.jar");

    assertThat(cache.classPath(Path.of("own.jar")))
        .isEqualTo(cache.classPath() + File.pathSeparator + "own.jar");
  }

  private AotCache cache(String... libraries) throws IOException {
    return AotCache.of(
        List.of(libraries).stream().map(services.resolve("lib")::resolve).toList(), services);
  }
}
