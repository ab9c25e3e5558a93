package com.sagamart.devstack.bench;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.CpuTime;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Memory;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// What the stack has used so far.
///
/// @param cpu by process, of the load itself as well
/// @param compilers what compilers of virtual machines took of it, zero where it cannot be told
/// @param walBytes written by all databases
/// @param kafkaBytes in all topics
record Usage(Map<String, Duration> cpu, Duration compilers, long walBytes, long kafkaBytes) {

  private static final String LOAD = "load";

  static Usage of(Stack stack) {
    Map<String, Duration> cpu = new LinkedHashMap<>();
    for (ManagedProcess process : stack.processes()) {
      process.running().ifPresent(it -> cpu.put(process.name(), CpuTime.of(it)));
    }
    // The whole stack is a child of this process.
    cpu.put(LOAD, CpuTime.ofAlone(ProcessHandle.current()));
    return new Usage(
        cpu,
        of(stack, CpuTime::ofCompilers),
        Filling.sql(stack, "postgres").number("SELECT (pg_current_wal_lsn() - '0/0')::bigint"),
        logBytes(stack.home().data().resolve("kafka")));
  }

  /// Processor time of all processes of the stack together.
  static Duration of(Stack stack, Function<ProcessHandle, Duration> by) {
    return stack.processes().stream()
        .map(ManagedProcess::running)
        .flatMap(Optional::stream)
        .map(by)
        .reduce(Duration.ZERO, Duration::plus);
  }

  /// A broker that runs makes and removes files meanwhile: one that is gone has no bytes.
  static long logBytes(Path directory) {
    AtomicLong bytes = new AtomicLong();
    try {
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(".log")) {
                bytes.addAndGet(attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
              if (gone instanceof NoSuchFileException && !file.equals(directory)) {
                return FileVisitResult.CONTINUE;
              }
              throw gone;
            }
          });
    } catch (IOException e) {
      throw new StackFailure(directory + " cannot be read: " + e.getMessage(), e);
    }
    return bytes.get();
  }

  /// What something cost.
  ///
  /// @param cpuMs of each process, for one
  /// @param compilers the share of it that compilers of virtual machines took, from 0 to 1
  /// @param memoryMegabytes that each process holds
  record Cost(
      Map<String, Double> cpuMs,
      double compilers,
      Map<String, Long> memoryMegabytes,
      double walBytes,
      double kafkaBytes) {

    double cpuMsOfAll() {
      return cpuMs.values().stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  /// What one of so many took of what was used since then.
  Cost since(Usage before, long times, Map<String, Long> memoryMegabytes) {
    double share = Math.max(1, times);
    Map<String, Double> cpuMs = new LinkedHashMap<>();
    cpu.forEach(
        (process, now) -> {
          Duration then = before.cpu.getOrDefault(process, Duration.ZERO);
          cpuMs.put(process, now.minus(then).toNanos() / 1e6 / share);
        });
    double compiling = compilers.minus(before.compilers).toNanos() / 1e6 / share;
    double all = cpuMs.values().stream().mapToDouble(Double::doubleValue).sum();
    return new Cost(
        cpuMs,
        all > 0 ? compiling / all : 0,
        memoryMegabytes,
        (walBytes - before.walBytes) / share,
        (kafkaBytes - before.kafkaBytes) / share);
  }

  /// What each process holds at this moment.
  static Map<String, Long> memoryMegabytes(Stack stack) {
    Map<String, Long> memory = new LinkedHashMap<>();
    for (ManagedProcess process : stack.processes()) {
      process.running().ifPresent(it -> memory.put(process.name(), Memory.of(it) >> 20));
    }
    memory.put(LOAD, Memory.ofAlone(ProcessHandle.current()) >> 20);
    return memory;
  }
}
