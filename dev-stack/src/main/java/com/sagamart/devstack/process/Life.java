package com.sagamart.devstack.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// Whether a process lives, and waiting while it does.
public final class Life {

  /// How often a condition outside this program is looked at again.
  private static final Duration GLANCE = Duration.ofMillis(50);

  /// Places in /proc/PID/stat, counted behind the name.
  private static final int STATE = 0;

  private static final int THREADS = 17;

  private Life() {}

  /// True while the process can still do something. A dead one that nobody has collected yet (its
  /// parent is gone, or careless) still has a pid, but is not alive.
  public static boolean of(ProcessHandle process) {
    return process.isAlive() && !isZombie(process.pid());
  }

  /// A zombie whose threads are gone as well; until then its ports are not free.
  private static boolean isZombie(long pid) {
    try {
      // pid (name) state ...; the name may hold anything, also parentheses
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), ISO_8859_1);
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      return fields.get(STATE).equals("Z") && Integer.parseInt(fields.get(THREADS)) <= 1;
    } catch (IOException e) {
      return false; // no /proc here, or already gone
    }
  }

  /// Waits until the process is dead, for at most this long. True when it is.
  static boolean awaitEnd(ProcessHandle process, Duration limit) {
    return awaitWhileAlive(process, () -> false, limit) == Wait.DIED;
  }

  /// How waiting ended.
  enum Wait {
    MET,
    DIED,
    TIMED_OUT
  }

  /// Waits for the condition, but no longer than the process lives, nor than the limit.
  static Wait awaitWhileAlive(ProcessHandle process, BooleanSupplier condition, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (of(process)) {
      if (condition.getAsBoolean()) {
        return Wait.MET;
      }
      if (System.nanoTime() - deadline > 0) {
        return Wait.TIMED_OUT;
      }
      glance(process);
    }
    return Wait.DIED;
  }

  private static void glance(ProcessHandle process) {
    try {
      process.onExit().get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // still alive: look again
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
