package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Memory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What each process is doing.
@Command(name = "status")
final class Status implements Runnable {

  private static final String ROW = "%-19s %-9s %6s %8s %7s %10s%n";

  @Mixin private StackOptions options = new StackOptions();

  @Override
  public void run() {
    Stack stack = options.stack();
    System.out.printf(ROW, "PROCESS", "STATE", "PORT", "PID", "MB", "RELAY LAG");
    List<String> rows =
        stack.processes().parallelStream().map(process -> row(stack, process)).toList();
    rows.forEach(System.out::print);
  }

  private static String row(Stack stack, ManagedProcess process) {
    Optional<ProcessHandle> running = process.running();
    return String.format(
        Locale.ROOT,
        ROW,
        process.name(),
        process.state().name().toLowerCase(Locale.ROOT),
        process.program().ports().getFirst(),
        running.map(it -> Long.toString(it.pid())).orElse("-"),
        running.map(it -> Long.toString(Memory.of(it) >> 20)).orElse("-"),
        running.flatMap(_ -> stack.management(process.name())).flatMap(RelayLag::at).orElse("-"));
  }
}
