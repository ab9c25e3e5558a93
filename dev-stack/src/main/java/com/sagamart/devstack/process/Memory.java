package com.sagamart.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The memory that a process and its children hold, each shared page counted once.
public final class Memory {

  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

  private Memory() {}

  /// In bytes; 0 when the system does not tell.
  public static long of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(Memory::ofAlone)
        .sum();
  }

  /// In bytes, without its children; 0 when the system does not tell.
  public static long ofAlone(ProcessHandle process) {
    long pid = process.pid();
    Path directory = Path.of("/proc", Long.toString(pid));
    return kilobytes(directory.resolve("smaps_rollup"), PROPORTIONAL)
            .or(() -> kilobytes(directory.resolve("status"), RESIDENT))
            .or(() -> askPs(pid))
            .orElse(0L)
        << 10;
  }

  private static Optional<Long> kilobytes(Path file, Pattern line) {
    try {
      Matcher matcher = line.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> askPs(long pid) {
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return Optional.of(Long.parseLong(answer.strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }
}
