package com.sagamart.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingTest {

  @Test
  void takesPercentilesByTheNearestRank() {
    long[] oneToFifty = LongStream.rangeClosed(1, 50).map(ms -> ms * 1_000_000).toArray();

    assertThat(Timing.percentile(oneToFifty, 50)).isEqualTo(25);
    assertThat(Timing.percentile(oneToFifty, 95)).isEqualTo(48);
    assertThat(Timing.percentile(oneToFifty, 99)).isEqualTo(50);
    assertThat(Timing.percentile(new long[] {7_000_000}, 95)).isEqualTo(7);
  }
}
