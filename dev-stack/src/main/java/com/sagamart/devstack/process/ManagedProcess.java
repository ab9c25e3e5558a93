package com.sagamart.devstack.process;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A [Program] of one stack as an operating-system process that outlives whoever starts it.
public final class ManagedProcess {

  /// How long a program may take to become ready.
  static final Duration START_LIMIT = Duration.ofMinutes(2);

  /// How long a program may take to stop when asked to.
  static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private static final Duration KILL_LIMIT = Duration.ofSeconds(5);
  private static final int LAST_WORDS = 15;

  private final Program program;
  private final Home home;
  private final PidFile pidFile;
  private final LogFile log;

  public ManagedProcess(Program program, Home home) {
    this.program = program;
    this.home = home;
    this.pidFile = new PidFile(home.pids().resolve(program.name() + ".pid"));
    this.log = new LogFile(home.logs().resolve(program.name() + ".log"));
  }

  public String name() {
    return program.name();
  }

  public Program program() {
    return program;
  }

  public LogFile log() {
    return log;
  }

  /// The process, while it lives.
  public Optional<ProcessHandle> running() {
    return pidFile.process();
  }

  /// What it does at this moment.
  public State state() {
    if (running().isEmpty()) {
      return State.DOWN;
    }
    return program.isReady() ? State.READY : State.STARTING;
  }

  /// What a process can be doing.
  public enum State {
    READY,
    STARTING,
    DOWN
  }

  /// Forgets a process that is gone without having been stopped. True when there was one.
  public boolean forgetStale() {
    boolean stale = pidFile.isStale();
    if (stale) {
      pidFile.delete();
    }
    return stale;
  }

  /// Refuses when somebody else has one of its ports.
  public void requirePorts() {
    program.ports().forEach(port -> PortOwner.requireFree(port, program.name()));
  }

  /// Starts the program and returns at once.
  public void start() {
    requirePorts();
    log.rotate();
    try {
      Process process = builder().start();
      pidFile.write(process.toHandle());
    } catch (IOException e) {
      throw new StackFailure(name() + " cannot be started: " + e.getMessage(), e);
    }
  }

  private ProcessBuilder builder() {
    List<String> command = new ArrayList<>(Detachment.prefix());
    command.addAll(program.command());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.directory().toFile())
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(Redirect.appendTo(log.path().toFile()));
    builder.environment().putAll(program.environment());
    return builder;
  }

  /// Waits until the program serves, then completes it. Fails with its last words when it dies.
  public void awaitReady() {
    ProcessHandle process = running().orElseThrow(this::died);
    switch (Life.awaitWhileAlive(process, program::isReady, START_LIMIT)) {
      case MET -> program.complete();
      case DIED -> throw died();
      case TIMED_OUT ->
          throw new StackFailure(
              "%s is not ready after %d s; its log ends:%n%s"
                  .formatted(name(), START_LIMIT.toSeconds(), lastWords()));
    }
  }

  /// Lets others go first from now on, if its program is to be behind them.
  public void letOthersGoFirst() {
    if (program.isBehindOthers()) {
      running().ifPresent(Precedence::putBehindOthers);
    }
  }

  private StackFailure died() {
    pidFile.delete();
    return new StackFailure(
        "%s died while starting; its log ends:%n%s".formatted(name(), lastWords()));
  }

  private String lastWords() {
    List<String> lines = log.tail(LAST_WORDS);
    return "  | " + String.join("\n  | ", lines) + "\n  (the whole log: " + log.path() + ")";
  }

  /// Asks the program to stop, and kills it when it does not.
  public void stop() {
    stop(STOP_LIMIT);
  }

  /// Asks the program to stop, and kills it when it does not within this time.
  public void stop(Duration limit) {
    running()
        .ifPresent(
            process -> {
              Signals.send(process, program.stopSignal());
              if (!Life.awaitEnd(process, limit)) {
                killNow(process);
              }
            });
    pidFile.delete();
  }

  /// SIGKILL: the program gets no chance to say goodbye. True when there was something to kill.
  public boolean kill() {
    Optional<ProcessHandle> process = running();
    process.ifPresent(ManagedProcess::killNow);
    pidFile.delete();
    return process.isPresent();
  }

  /// Sends it a signal and returns at once. False when it does not run.
  public boolean signal(Program.Signal signal) {
    Optional<ProcessHandle> process = running();
    process.ifPresent(it -> Signals.send(it, signal));
    return process.isPresent();
  }

  /// Waits until it is gone by itself, for at most this long, and forgets it then. True when it is.
  public boolean awaitEnd(Duration limit) {
    boolean gone = running().map(process -> Life.awaitEnd(process, limit)).orElse(true);
    if (gone) {
      pidFile.delete();
    }
    return gone;
  }

  static void killNow(ProcessHandle process) {
    process.destroyForcibly();
    if (!Life.awaitEnd(process, KILL_LIMIT)) {
      throw new StackFailure("Process " + process.pid() + " survives SIGKILL.");
    }
  }
}
