package com.sagamart.gateway;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/// The requests of one route that are under way. By Little's law the last of them waits for as long
/// as it takes to answer all: their number by the rate of answers. So many are let in as that is
/// not too long for, and the others wait in line. Flash sales begin with everybody at once; but
/// when there was a line again and again for the grace, nobody may join it until there was none for
/// as long.
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
  private final IntSupplier permitted;
  private final Queue<Visit> line = new ArrayDeque<>();

  private int inside;
  private double rate;
  private int answers;
  private long windowBegan;
  private boolean crowded;
  private long crowdedSince;
  private long calmSince;

  /// @param permitted how many the service may be sent now, whatever it could answer
  Crowd(OverloadLimits limits, LongSupplier nanoClock, IntSupplier permitted) {
    this.limits = limits;
    this.nanoClock = nanoClock;
    this.permitted = permitted;
    this.windowBegan = nanoClock.getAsLong();
    this.calmSince = windowBegan - limits.grace().toNanos();
  }

  /// One more comes. It must [Visit#end], whatever becomes of it.
  synchronized Visit come() {
    long now = nanoClock.getAsLong();
    turn(now);
    Visit visit = new Visit();
    if (inside < bound() && line.isEmpty()) {
      visit.begin();
      return visit;
    }
    long grace = limits.grace().toNanos();
    if (!crowded) {
      crowded = true;
      crowdedSince = now - calmSince >= grace ? now : crowdedSince;
    }
    boolean lasting = now - crowdedSince >= grace;
    if (lasting || inside + line.size() >= limits.most()) {
      visit.turnAway();
    } else {
      line.add(visit);
    }
    return visit;
  }

  synchronized int inside() {
    return inside;
  }

  synchronized int inLine() {
    return line.size();
  }

  private int bound() {
    double inTime = rate * limits.waitAtMost().toNanos() / SECOND;
    int bound = (int) Math.clamp(inTime, limits.fewest(), limits.most());
    return Math.min(bound, permitted.getAsInt());
  }

  private void turn(long now) {
    double seconds = (double) (now - windowBegan) / SECOND;
    if (seconds >= WINDOW_SECONDS) {
      rate = Math.max(answers / seconds, rate * Math.pow(KEPT, seconds));
      answers = 0;
      windowBegan = now;
    }
  }

  private void letTheNextIn(long now) {
    while (inside < bound() && !line.isEmpty()) {
      line.remove().begin();
    }
    if (crowded && inside < bound()) {
      crowded = false;
      calmSince = now;
    }
  }

  /// One request, from when it comes until it is gone.
  final class Visit {

    private enum Place {
      IN_LINE,
      INSIDE,
      AWAY
    }

    private final Sinks.One<Boolean> letIn = Sinks.one();
    private Place place = Place.IN_LINE;

    private Visit() {}

    /// Whether it is let in, as soon as that is known; after the grace it is not.
    Mono<Boolean> isLetIn() {
      synchronized (Crowd.this) {
        return place == Place.IN_LINE
            ? letIn
                .asMono()
                .publishOn(Schedulers.parallel()) // not on the thread of whoever made room
                .timeout(limits.grace(), Mono.just(false))
            : Mono.just(place == Place.INSIDE);
      }
    }

    private void begin() {
      inside++;
      place = Place.INSIDE;
      letIn.tryEmitValue(true);
    }

    private void turnAway() {
      place = Place.AWAY;
    }

    /// @param answered whether it got what it came for, and not only a promise or an error
    void end(boolean answered) {
      synchronized (Crowd.this) {
        long now = nanoClock.getAsLong();
        turn(now);
        switch (place) {
          case AWAY -> {
            return;
          }
          case IN_LINE -> line.remove(this);
          case INSIDE -> {
            inside--;
            answers += answered ? 1 : 0;
          }
        }
        place = Place.AWAY;
        letTheNextIn(now);
      }
    }
  }
}
