package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.bench.Goal.Judged;
import org.junit.jupiter.api.Test;

class GoalTest {

  @Test
  void isMetAtItsLimitAndMissedBeyond() {
    Goal rate = Goal.atLeast("rate", 500, "/s");
    Goal latency = Goal.atMost("p99", 30, " ms");

    assertThat(rate.judge(500).met()).isTrue();
    assertThat(rate.judge(499.9).met()).isFalse();
    assertThat(latency.judge(30).met()).isTrue();
    assertThat(latency.judge(30.1).met()).isFalse();
  }

  @Test
  void whatCouldNotBeMeasuredIsMissed() {
    assertThat(Goal.atLeast("beside checkout", 0.9, " ×").judge(Double.NaN).met()).isFalse();
    assertThat(Goal.atMost("p99", 30, " ms").judge(Double.NaN).met()).isFalse();
  }

  @Test
  void saysWhatWasWantedAndWhatWasFound() {
    Judged judged = Goal.atLeast("rate", 2_000, "/s").judge(1_234.4);

    assertThat(judged.goal()).isEqualTo("at least 2,000/s");
    assertThat(judged.found()).isEqualTo("1,234/s");
    assertThat(Goal.atMost("p50", 0.33, " ms").judge(12.34).found()).isEqualTo("12.3 ms");
  }
}
