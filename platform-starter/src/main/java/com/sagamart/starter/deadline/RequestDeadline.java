package com.sagamart.starter.deadline;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is left of the time of the request that this thread serves. A consumer, the relay, a sweep
/// and a migration serve none.
public final class RequestDeadline {

  private static final ThreadLocal<@Nullable RequestDeadline> CURRENT = new ThreadLocal<>();

  private final long began = System.nanoTime();
  private final Duration workWithin;
  private final Duration answerWithin;

  private RequestDeadline(Duration workWithin, Duration answerWithin) {
    this.workWithin = workWithin;
    this.answerWithin = answerWithin;
  }

  /// A request came. Closing the scope says that it is answered.
  ///
  /// @param workWithin so long its transactions may work
  /// @param answerWithin so long it may take altogether
  public static Scope begin(Duration workWithin, Duration answerWithin) {
    CURRENT.set(new RequestDeadline(workWithin, answerWithin));
    return CURRENT::remove;
  }

  /// This long, or what is left until the request has to be answered if that is less.
  public static Duration atMost(Duration wait) {
    RequestDeadline current = CURRENT.get();
    if (current == null) {
      return wait;
    }
    Duration left = current.leftOf(current.answerWithin);
    Duration shorter = left.compareTo(wait) < 0 ? left : wait;
    return shorter.isNegative() ? Duration.ZERO : shorter;
  }

  /// Whether a request is served here that may not work for so long any more.
  public static boolean isWithin(Duration work) {
    return leftForWork().filter(left -> left.compareTo(work) < 0).isPresent();
  }

  /// What is left for work in the database, which may be nothing or less; empty where no request is
  /// served.
  static Optional<Duration> leftForWork() {
    return Optional.ofNullable(CURRENT.get()).map(it -> it.leftOf(it.workWithin));
  }

  private Duration leftOf(Duration all) {
    return all.minusNanos(System.nanoTime() - began);
  }

  /// The time of a request.
  @FunctionalInterface
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }
}
