package com.sagamart.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Files of this repository.
public final class Sources {

  private static final Path MANIFESTS = Path.of("").toAbsolutePath();

  private Sources() {}

  static Path manifests() {
    return MANIFESTS;
  }

  public static Path root() {
    return Objects.requireNonNull(MANIFESTS.getParent());
  }

  public static String read(String path) {
    try {
      return Files.readString(root().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
