package com.sagamart.contracts.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
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
  static Stream<Path> pages() {
    return files().filter(file -> file.toString().endsWith(".md")).sorted();
  }

  /// Every file that somebody wrote.
  static Stream<Path> files() {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(root(), new Ours(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream();
  }

  /// Gathers files and stays out of skipped folders: what a running stack writes there comes and
  /// goes.
  private static final class Ours extends SimpleFileVisitor<Path> {

    private final List<Path> found;

    Ours(List<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return SKIPPED.contains(String.valueOf(folder.getFileName()))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      found.add(file);
      return FileVisitResult.CONTINUE;
    }
  }
}
