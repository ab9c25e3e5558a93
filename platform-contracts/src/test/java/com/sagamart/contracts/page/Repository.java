package com.sagamart.contracts.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The working tree in which the tests run.
final class Repository {

  /// Folders that are not ours or are built.
  private static final Set<String> SKIPPED = Set.of("target", ".git", ".sagamart", "node_modules");

  private Repository() {}

  static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("platform-contracts"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("these tests run inside the repository");
      }
    }
    return folder;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every Markdown page.
  static List<Path> pages() {
    try (Stream<Path> files = Files.walk(root())) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> Stream.of(names(root().relativize(file))).noneMatch(SKIPPED::contains))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] names(Path path) {
    return path.toString().split("/");
  }
}
