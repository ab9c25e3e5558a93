package com.sagamart.devstack.process;

import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Remembers a process beyond the life of whoever started it. The start time stands beside the pid:
/// a pid alone may meanwhile belong to somebody else.
record PidFile(Path file) {

  /// Operating systems tell start times only roughly.
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  void write(ProcessHandle process) {
    long startedAt = startOf(process).map(Instant::toEpochMilli).orElse(0L);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, process.pid() + "\n" + startedAt + "\n");
    } catch (IOException e) {
      throw new StackFailure(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /// The remembered process, if it still lives.
  Optional<ProcessHandle> process() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      long pid = Long.parseLong(lines.get(0));
      Instant startedAt = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
      return ProcessHandle.of(pid).filter(Life::of).filter(it -> startedThen(it, startedAt));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty(); // half written by a launcher that died
    }
  }

  /// True when the file names a process that is gone.
  boolean isStale() {
    return Files.exists(file) && process().isEmpty();
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StackFailure(file + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  private static boolean startedThen(ProcessHandle process, Instant then) {
    return startOf(process)
        .map(start -> Duration.between(start, then).abs().compareTo(START_TOLERANCE) <= 0)
        .orElse(true);
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }
}
