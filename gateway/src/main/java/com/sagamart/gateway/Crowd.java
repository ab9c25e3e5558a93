package com.sagamart.gateway;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The requests of one route that are under way. By Little's law the last of them waits for as long
/// as it takes to answer all: their number by the rate of answers. When that was too long for a
/// while nobody else is let in until there are fewer. A crowd that comes all at once, and is served
/// before the grace is over, is let in as a whole.
final class Crowd {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /// What is left, after a second, of the rate that was reached before: so a route that answers
  /// nothing for a few seconds is not taken for one that never can.
  private static final double KEPT = 0.95;

  private final OverloadLimits limits;
  private final LongSupplier nanoClock;

  private int inside;
  private double rate;
  private int answers;
  private long windowBegan;
  private boolean crowded;
  private long crowdedSince;

  Crowd(OverloadLimits limits, LongSupplier nanoClock) {
    this.limits = limits;
    this.nanoClock = nanoClock;
    this.windowBegan = nanoClock.getAsLong();
  }

  /// Lets one more in, if it can be answered in time.
  synchronized boolean enter() {
    long now = nanoClock.getAsLong();
    turn(now);
    int bound = bound();
    if (inside >= bound && !crowded) {
      crowded = true;
      crowdedSince = now;
    }
    boolean lasting = crowded && now - crowdedSince >= limits.grace().toNanos();
    if (inside >= (lasting ? bound : limits.most())) {
      return false;
    }
    inside++;
    return true;
  }

  /// @param answered whether it got what it came for, and not only a promise or an error
  synchronized void leave(boolean answered) {
    turn(nanoClock.getAsLong());
    inside--;
    if (answered) {
      answers++;
    }
    // At half, since a full crowd from which one has gone is still one.
    if (inside < bound() / 2) {
      crowded = false;
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
    if (seconds >= 1) {
      rate = Math.max(answers / seconds, rate * Math.pow(KEPT, seconds));
      answers = 0;
      windowBegan = now;
    }
  }
}
