package com.sagamart.devstack.client;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Asks again until the answer is the one that must come, as services learn from one another.
public final class Patience {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final long FIRST_PAUSE_MS = 5;
  private static final long LONGEST_PAUSE_MS = 250;

  private Patience() {}

  /// The first answer that is wanted.
  public static <T> T until(String what, Predicate<? super T> wanted, Supplier<T> ask) {
    T answer = within(LIMIT, wanted, ask);
    if (!wanted.test(answer)) {
      throw new StackFailure(
          "%s did not happen within %d s; the last answer was %s"
              .formatted(what, LIMIT.toSeconds(), answer));
    }
    return answer;
  }

  /// The first answer that is wanted, or the last one that came within the limit.
  public static <T> T within(Duration limit, Predicate<? super T> wanted, Supplier<T> ask) {
    long deadline = System.nanoTime() + limit.toNanos();
    long pauseMs = FIRST_PAUSE_MS;
    T answer = ask.get();
    while (!wanted.test(answer) && System.nanoTime() - deadline < 0) {
      pause(pauseMs);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      answer = ask.get();
    }
    return answer;
  }

  private static void pause(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
