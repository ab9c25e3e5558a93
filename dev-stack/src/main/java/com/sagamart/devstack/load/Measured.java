package com.sagamart.devstack.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What a run came to.
///
/// @param latencies of all turns, in microseconds from the time each was due
/// @param otherLatencies of those that were not answered as wanted
/// @param answers how many turns were answered with what
/// @param good how many were answered as wanted
/// @param rate good answers in a second
/// @param goodBySecond good answers in each second of the run
public record Measured(
    Histogram latencies,
    Histogram otherLatencies,
    Map<String, Long> answers,
    long good,
    double rate,
    List<Long> goodBySecond) {

  private static final double MICROS_IN_A_MILLI = 1e3;

  /// All tallies in one. A run of so many turns ends with its last good answer. One of so long ends
  /// when the time is over, and what is answered later is no part of its rate.
  static Measured of(List<Tally> tallies, Plan plan) {
    Tally.Sum sum = new Tally.Sum();
    tallies.forEach(it -> it.addTo(sum));
    Duration span = plan.isCounted() ? Duration.ofNanos(sum.lastGood) : plan.length();
    double rate =
        sum.goodInTime == 0 || span.isZero() ? 0 : sum.goodInTime / (span.toNanos() / 1e9);
    int seconds =
        Math.toIntExact(Math.min(sum.goodBySecond.length, span.plusMillis(999).toSeconds()));
    return new Measured(
        sum.latencies,
        sum.otherLatencies,
        Map.copyOf(sum.answers),
        sum.good,
        rate,
        Arrays.stream(sum.goodBySecond).limit(seconds).boxed().toList());
  }

  /// The latency that so many percent of all turns do not exceed, in milliseconds.
  public double millisAt(double percentile) {
    return latencies.getValueAtPercentile(percentile) / MICROS_IN_A_MILLI;
  }

  /// The same of the turns that were not answered as wanted; 0 when there were none.
  public double millisOfOthersAt(double percentile) {
    return otherLatencies.getValueAtPercentile(percentile) / MICROS_IN_A_MILLI;
  }

  /// How many turns there were.
  public long turns() {
    return latencies.getTotalCount();
  }
}
