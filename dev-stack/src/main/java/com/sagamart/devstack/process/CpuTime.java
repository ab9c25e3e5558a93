package com.sagamart.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The processor time of a process and its children, also of those that have ended.
public final class CpuTime {

  /// Linux counts in hundredths of a second, whatever its own clock does.
  private static final Duration TICK = Duration.ofMillis(10);

  /// Fields behind the name: the own time in user and kernel, and that of children that ended.
  private static final int FIRST = 11;

  private static final int LAST = 14;

  /// The thread's name, of which the kernel keeps fifteen letters.
  private static final Pattern COMPILER = Pattern.compile("^\\d+ \\(C[12] Compiler");

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

  /// What the compilers of a virtual machine have used so far; nothing where the system does not
  /// tell.
  public static Duration ofCompilers(ProcessHandle process) {
    Duration used = Duration.ZERO;
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
      for (Path thread : each) {
        String stat = read(thread.resolve("stat")).orElse("");
        if (COMPILER.matcher(stat).find()) {
          used = used.plus(TICK.multipliedBy(ticks(stat)));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Duration.ZERO; // it ended meanwhile
    }
    return used;
  }

  private static Optional<Duration> ticks(long pid) {
    return read(Path.of("/proc", Long.toString(pid), "stat"))
        .map(stat -> TICK.multipliedBy(ticks(stat)));
  }

  private static Optional<String> read(Path stat) {
    try {
      return Optional.of(Files.readString(stat, StandardCharsets.ISO_8859_1));
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
