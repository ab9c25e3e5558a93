package com.sagamart.devstack.load;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Lets actors take their turns as planned. Turns are numbered through all runs of one driver, so
/// that what a turn uses up, such as a coupon, is not used again.
public final class Driver {

  private final Supplier<? extends Actor> actors;
  private long taken;

  public Driver(Supplier<? extends Actor> actors) {
    this.actors = actors;
  }

  /// How many numbers of turns are used up.
  public long taken() {
    return taken;
  }

  /// Returns when the last turn is over.
  public Measured run(Plan plan) {
    long begin = System.nanoTime();
    AtomicLong turns = new AtomicLong();
    List<Tally> tallies = new ArrayList<>();
    List<Future<?>> acting = new ArrayList<>();
    // Platform threads: each blocks in one read, and a wake-up by the kernel is all that it costs.
    try (ExecutorService threads = Executors.newFixedThreadPool(plan.actors())) {
      for (int i = 0; i < plan.actors(); i++) {
        Tally tally = new Tally(begin, begin + plan.length().toNanos());
        tallies.add(tally);
        acting.add(threads.submit(() -> act(plan, begin, turns, tally)));
      }
      acting.forEach(Driver::await);
    }
    taken += turns.get();
    return Measured.of(tallies, plan);
  }

  private void act(Plan plan, long begin, AtomicLong turns, Tally tally) {
    long end = begin + plan.length().toNanos();
    try (Actor actor = actors.get()) {
      while (!Thread.currentThread().isInterrupted()) {
        long turn = turns.getAndIncrement();
        long due = plan.due(turn, begin, System.nanoTime());
        if (turn >= plan.turns() || due - end >= 0) {
          return;
        }
        waitUntil(due);
        Answer answer = actor.act(taken + turn);
        tally.note(due, System.nanoTime(), answer);
      }
    }
  }

  private static void waitUntil(long due) {
    long left = due - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  private static void await(Future<?> actor) {
    try {
      actor.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof StackFailure cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
