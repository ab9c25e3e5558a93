package com.sagamart.devstack;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import com.sagamart.devstack.process.ManagedProcess;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Starts what does not run yet, each process as soon as what it needs is ready. All or nothing: if
/// one fails, those that this startup started are stopped again.
final class Startup {

  private final List<ManagedProcess> processes;
  private final Map<String, CountDownLatch> ready;
  private final Consumer<String> report;
  private final Queue<ManagedProcess> started = new ConcurrentLinkedQueue<>();
  private final long begin = System.nanoTime();
  private volatile boolean aborted;

  Startup(List<ManagedProcess> processes, Consumer<String> report) {
    this.processes = processes;
    this.report = report;
    this.ready =
        processes.stream()
            .collect(toUnmodifiableMap(ManagedProcess::name, _ -> new CountDownLatch(1)));
  }

  void run() {
    processes.stream()
        .filter(process -> process.running().isEmpty())
        .forEach(ManagedProcess::requirePorts);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    CompletionService<String> starts = new ExecutorCompletionService<>(threads);
    try {
      processes.forEach(process -> starts.submit(() -> bringUp(process), process.name()));
      for (int i = 0; i < processes.size(); i++) {
        starts.take().get();
      }
    } catch (ExecutionException e) {
      boolean byTheUser = aborted;
      giveUp(threads);
      if (byTheUser) {
        throw new Interrupted(); // what died, died of Ctrl-C
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : new StackFailure("" + e, e);
    } catch (InterruptedException e) {
      giveUp(threads);
      Thread.currentThread().interrupt();
      throw new Interrupted();
    } finally {
      threads.close();
    }
  }

  /// Stops what this startup started. Also called when the user presses Ctrl-C.
  void abort() {
    aborted = true;
    for (List<ManagedProcess> group : Topology.stopOrder(started)) {
      group.parallelStream().forEach(Startup::end);
    }
  }

  /// What is still starting has nothing to finish.
  private static void end(ManagedProcess process) {
    if (process.state() == ManagedProcess.State.READY) {
      process.stop();
    } else {
      process.kill();
    }
  }

  private void giveUp(ExecutorService threads) {
    aborted = true;
    threads.shutdownNow();
    threads.close();
    abort();
  }

  private void bringUp(ManagedProcess process) {
    if (process.forgetStale()) {
      say(process, "was gone without being stopped; starting it again");
    }
    boolean runsAlready = process.running().isPresent();
    if (!runsAlready) {
      process.program().prepare();
      Topology.startsAfter(process.name()).forEach(this::await);
      start(process);
    }
    process.awaitReady();
    say(process, (runsAlready ? "runs     " : "ready    ") + address(process));
    Objects.requireNonNull(ready.get(process.name())).countDown();
  }

  private void start(ManagedProcess process) {
    synchronized (started) {
      if (aborted) {
        throw new Interrupted();
      }
      process.start();
      started.add(process);
    }
    say(process, "starting");
  }

  private void await(String name) {
    try {
      CountDownLatch latch = ready.get(name);
      if (latch != null) {
        latch.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  /// Whether this startup had anything to start.
  boolean startedAnything() {
    return !started.isEmpty();
  }

  private void say(ManagedProcess process, String what) {
    say(process.name(), what);
  }

  /// Reports what happens, with the time since the beginning.
  void say(String name, String what) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.accept(String.format(Locale.ROOT, "  %5.1f s  %-19s %s", seconds, name, what));
  }

  private static String address(ManagedProcess process) {
    return "127.0.0.1:" + process.program().ports().getFirst();
  }
}
