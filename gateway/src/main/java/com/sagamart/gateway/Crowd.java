package com.sagamart.gateway;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The requests of one route that are under way. By Little's law the last of them waits for as long
/// as it takes to answer all: their number by the rate of answers. When that was too long again and
/// again for the grace, nobody else is let in until there are fewer. A crowd that comes at once,
/// and after which it is quiet for the grace, is let in as a whole.
final class Crowd {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// What is left, after a second, of the rate that was reached before: so a route that answers
  /// nothing for a few seconds is not taken for one that never can.
  private static final double KEPT = 0.95;

  /// Answers come in bursts when all wait for the same few batches: a second may have none of them,
  /// or all of three.
  private static final double WINDOW_SECONDS = 5;

  private final OverloadLimits limits;
  private final LongSupplier nanoClock;

  private int inside;
  private double rate;
  private int answers;
  private long windowBegan;
  private boolean crowded;
  private long crowdedSince;
  private long calmSince;

  Crowd(OverloadLimits limits, LongSupplier nanoClock) {
    this.limits = limits;
    this.nanoClock = nanoClock;
    this.windowBegan = nanoClock.getAsLong();
    this.calmSince = windowBegan - limits.grace().toNanos();
  }

  /// Lets one more in, if it can be answered in time.
  synchronized boolean enter() {
    long now = nanoClock.getAsLong();
    turn(now);
    int bound = bound();
    long grace = limits.grace().toNanos();
    if (inside >= bound && !crowded) {
      crowded = true;
      crowdedSince = now - calmSince >= grace ? now : crowdedSince;
    }
    boolean lasting = now - crowdedSince >= grace;
    if (inside >= (lasting ? bound : limits.most())) {
      return false;
    }
    inside++;
    return true;
  }

  /// @param answered whether it got what it came for, and not only a promise or an error
  synchronized void leave(boolean answered) {
    long now = nanoClock.getAsLong();
    turn(now);
    inside--;
    if (answered) {
      answers++;
    }
    if (crowded && inside < bound()) {
      crowded = false;
      calmSince = now;
    }
  }

  synchronized int inside() {
    return inside;
  }

  private int bound() {
    double inTime = rate * limits.waitAtMost().toNanos() / SECOND;
    return (int) Math.clamp(inTime, limits.fewest(), limits.most());
  }

  private void turn(long now) {
    double seconds = (double) (now - windowBegan) / SECOND;
    if (seconds >= WINDOW_SECONDS) {
      rate = Math.max(answers / seconds, rate * Math.pow(KEPT, seconds));
      answers = 0;
      windowBegan = now;
    }
  }
}
