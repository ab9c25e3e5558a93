package com.sagamart.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/// The processor time of a process and its children, also of those that have ended.
public final class CpuTime {

  /// Linux counts in hundredths of a second, whatever its own clock does.
  private static final Duration TICK = Duration.ofMillis(10);

  /// Fields behind the name: the own time in user and kernel, and that of children that ended.
  private static final int FIRST = 11;

  private static final int LAST = 14;

  private CpuTime() {}

  /// Used so far.
  public static Duration of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .map(it -> ticks(it.pid()).or(() -> it.info().totalCpuDuration()).orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// Used so far, without that of children.
  public static Duration ofAlone(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Optional<Duration> ticks(long pid) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    try {
      return Optional.of(
          TICK.multipliedBy(ticks(Files.readString(stat, StandardCharsets.ISO_8859_1))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// A name may have blanks and parentheses, what follows has none.
  static long ticks(String stat) {
    StringTokenizer fields = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 1));
    long ticks = 0;
    for (int i = 0; i <= LAST; i++) {
      String field = fields.nextToken();
      ticks += i >= FIRST ? Long.parseLong(field) : 0;
    }
    return ticks;
  }
}
