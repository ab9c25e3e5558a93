package com.sagamart.starter.group;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Somebody in the line. Waits by itself and not for a lock: those who are answered go on at once,
/// and not one after the other.
final class Waiting<Q, A> {

  private final Q question;
  private final Semaphore calls = new Semaphore(0);
  private long until;
  private volatile @Nullable Supplier<A> answer;

  /// @param until by the clock of [System#nanoTime], after which it leaves the line
  Waiting(Q question, long until) {
    this.question = question;
    this.until = until;
  }

  Q question() {
    return question;
  }

  boolean isAnswered() {
    return answer != null;
  }

  boolean hasPatience() {
    return until - System.nanoTime() > 0;
  }

  /// The desk is free.
  void call() {
    calls.release();
  }

  /// Tells what it goes on with, an answer or a failure.
  void tell(Supplier<A> told) {
    answer = told;
    calls.release();
  }

  /// Returns when the desk is free, or it is answered, or its patience ends.
  void awaitCall() {
    try {
      var _ = calls.tryAcquire(until - System.nanoTime(), NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      until = System.nanoTime();
    }
  }

  /// For who is at the desk already, where nobody can leave.
  void awaitAnswer() {
    calls.acquireUninterruptibly();
  }

  A answer() {
    Supplier<A> told = answer;
    if (told == null) {
      throw new IllegalStateException("not answered yet");
    }
    return told.get();
  }
}
