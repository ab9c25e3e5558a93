package com.sagamart.devstack.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The directory of one stack. Everything that it writes is below; deleting it forgets the stack.
///
/// @param directory absolute, without symbolic links, so that it can mark this stack's processes
public record Home(Path directory) {

  /// What `up` needs to start, build caches, data and logs included.
  private static final long NEEDED_BYTES = 1L << 30;

  /// Creates the directory when it is not there.
  public static Home at(Path directory) {
    try {
      Files.createDirectories(directory);
      return new Home(directory.toRealPath());
    } catch (IOException e) {
      throw new StackFailure("The stack cannot be kept in " + directory + ": " + e, e);
    }
  }

  /// Programs that were unpacked for this stack; they stay when the data is wiped.
  public Path programs() {
    return directory.resolve("programs");
  }

  public Path data() {
    return directory.resolve("data");
  }

  public Path logs() {
    return directory.resolve("logs");
  }

  public Path pids() {
    return directory.resolve("pids");
  }

  /// Remembers the port offset with which the stack was started.
  public Path offsetFile() {
    return directory.resolve("port-offset");
  }

  /// Remembers how many of every program were started.
  public Path replicasFile() {
    return directory.resolve("replicas");
  }

  /// Remembers what the stack was fitted with.
  public Path fittingsFile() {
    return directory.resolve("fittings");
  }

  /// Held while the stack is being brought up or down.
  public Path lockFile() {
    return directory.resolve("lock");
  }

  /// What every process of this stack carries on its command line: a system property, or whatever
  /// else ends with it.
  public String marker() {
    return "-Dsagamart.home=" + directory;
  }

  /// Refuses when too little disk is left to start.
  public void requireSpace() {
    try {
      long free = Files.getFileStore(directory).getUsableSpace();
      if (free < NEEDED_BYTES) {
        throw new StackFailure(
            "Only %d MB are free at %s; the stack needs %d MB."
                .formatted(free >> 20, directory, NEEDED_BYTES >> 20));
      }
    } catch (IOException e) {
      throw new StackFailure("The free space at " + directory + " cannot be read.", e);
    }
  }

  /// Forgets data, logs and how the stack was started.
  public void wipe() {
    Stream.of(data(), logs(), pids(), offsetFile(), replicasFile(), fittingsFile())
        .forEach(Home::delete);
  }

  /// Deletes a file or a directory with everything in it.
  public static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(path)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new StackFailure(path + " cannot be deleted: " + e.getMessage(), e);
    }
  }
}
