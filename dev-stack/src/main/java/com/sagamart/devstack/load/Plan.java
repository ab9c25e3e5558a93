package com.sagamart.devstack.load;

import java.time.Duration;

/// How many act at once, when each turn is due, and when it is enough.
///
/// @param actors turns under way at a time, at most
/// @param perSecond turns that become due in a second, whether those before are over or not; 0 when
///     each actor takes its next turn as soon as its last is over
/// @param length after which no further turn begins
/// @param turns after which no further turn begins
public record Plan(int actors, double perSecond, Duration length, long turns) {

  private static final double NANOS = 1e9;

  public Plan {
    if (actors < 1 || perSecond < 0 || length.isNegative() || turns < 0) {
      throw new IllegalArgumentException("a plan needs actors, a pace and an end");
    }
  }

  /// As many at once, each as fast as it is answered.
  public static Plan closed(int actors, Duration length) {
    return new Plan(actors, 0, length, Long.MAX_VALUE);
  }

  /// So many a second, whatever the answers. While every actor is busy turns wait, and that counts.
  public static Plan open(int actors, double perSecond, Duration length) {
    return new Plan(actors, perSecond, length, Long.MAX_VALUE);
  }

  /// So many turns as fast as they are answered, but no longer than the limit.
  public static Plan counted(int actors, long turns, Duration limit) {
    return new Plan(actors, 0, limit, turns);
  }

  boolean isCounted() {
    return turns < Long.MAX_VALUE;
  }

  /// When this turn is due, in the time of `now`: in an open loop at its place after the beginning,
  /// otherwise at once.
  long due(long turn, long begin, long now) {
    return perSecond == 0 ? now : begin + (long) (turn * (NANOS / perSecond));
  }
}
