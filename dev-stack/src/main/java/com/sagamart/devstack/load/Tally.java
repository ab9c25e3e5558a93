package com.sagamart.devstack.load;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// What one actor saw. Nobody else writes here, so nobody waits.
final class Tally {

  private static final int DIGITS = 3;
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);

  private final long begin;
  private final long end;
  private final Histogram latencies = histogram();
  private final Histogram otherLatencies = histogram();
  private final Map<String, Long> answers = new TreeMap<>();
  private long[] goodBySecond = new long[64];
  private long goodInTime;
  private long good;
  private long lastGood;

  /// @param begin when the first turn was due, in [System#nanoTime()]
  /// @param end from when on a good answer is too late to count for the rate
  Tally(long begin, long end) {
    this.begin = begin;
    this.end = end;
    this.lastGood = begin;
  }

  static Histogram histogram() {
    return new Histogram(1, LONGEST_MICROS, DIGITS);
  }

  /// A turn that was due then and was answered at this moment.
  void note(long due, long at, Answer answer) {
    long micros = TimeUnit.NANOSECONDS.toMicros(at - due);
    latencies.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
    answers.merge(answer.what(), 1L, Long::sum);
    if (answer.good()) {
      noteGood(at);
    } else {
      otherLatencies.recordValue(Math.clamp(micros, 1, LONGEST_MICROS));
    }
  }

  private void noteGood(long at) {
    good++;
    lastGood = Math.max(lastGood, at);
    if (at < end) {
      goodInTime++;
      int second = (int) TimeUnit.NANOSECONDS.toSeconds(at - begin);
      if (second >= goodBySecond.length) {
        goodBySecond = Arrays.copyOf(goodBySecond, Math.max(second + 1, 2 * goodBySecond.length));
      }
      goodBySecond[second]++;
    }
  }

  void addTo(Sum sum) {
    sum.latencies.add(latencies);
    sum.otherLatencies.add(otherLatencies);
    answers.forEach((what, times) -> sum.answers.merge(what, times, Long::sum));
    sum.good += good;
    sum.goodInTime += goodInTime;
    sum.lastGood = Math.max(sum.lastGood, lastGood - begin);
    sum.addSeconds(goodBySecond);
  }

  /// Many tallies in one.
  static final class Sum {

    final Histogram latencies = histogram();
    final Histogram otherLatencies = histogram();
    final Map<String, Long> answers = new TreeMap<>();
    long[] goodBySecond = {};
    long goodInTime;
    long good;
    long lastGood;

    private void addSeconds(long[] more) {
      goodBySecond = Arrays.copyOf(goodBySecond, Math.max(goodBySecond.length, more.length));
      for (int i = 0; i < more.length; i++) {
        goodBySecond[i] += more[i];
      }
    }
  }
}
