package com.sagamart.starter.deadline;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is left of the time of the request that this thread serves. A consumer, the relay, a sweep
/// and a migration serve none.
public final class RequestDeadline {

  private static final ThreadLocal<@Nullable RequestDeadline> CURRENT = new ThreadLocal<>();

  private final long began = System.nanoTime();
  private final Duration answerWithin;
  private Duration workWithin;

  private RequestDeadline(Duration workWithin, Duration answerWithin) {
    this.workWithin = workWithin;
    this.answerWithin = answerWithin;
  }

  /// A request came. Closing the scope says that it is answered.
  ///
  /// @param workWithin so long it may work in the database
  /// @param answerWithin so long it may take altogether
  public static Scope begin(Duration workWithin, Duration answerWithin) {
    CURRENT.set(new RequestDeadline(workWithin, answerWithin));
    return CURRENT::remove;
  }

  /// This long, or what is left until the request has to be answered if that is less.
  public static Duration atMost(Duration wait) {
    RequestDeadline current = CURRENT.get();
    return current == null ? wait : shorter(wait, current.leftOf(current.answerWithin));
  }

  /// This long, or what is left for work in the database if that is less.
  public static Duration workAtMost(Duration wait) {
    RequestDeadline current = CURRENT.get();
    return current == null ? wait : shorter(wait, current.leftOf(current.workWithin));
  }

  /// What was to be done is done or has failed: whatever is still to be written for the answer may
  /// take the time of the answer.
  public static void leaveTheRestToTheAnswer() {
    RequestDeadline current = CURRENT.get();
    if (current != null) {
      current.workWithin = current.answerWithin;
    }
  }

  /// What is left for work in the database, in the whole seconds in which statements are timed;
  /// null where no request is served. Throws when nothing is left, as a pool does that has none.
  static @Nullable Integer secondsForWork() throws SQLTransientConnectionException {
    RequestDeadline current = CURRENT.get();
    if (current == null) {
      return null;
    }
    Duration left = current.leftOf(current.workWithin);
    if (!left.isPositive()) {
      throw new SQLTransientConnectionException("the request's time is over");
    }
    return Math.toIntExact(left.plusSeconds(1).minusNanos(1).toSeconds());
  }

  private static Duration shorter(Duration wait, Duration left) {
    Duration shorter = left.compareTo(wait) < 0 ? left : wait;
    return shorter.isNegative() ? Duration.ZERO : shorter;
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
