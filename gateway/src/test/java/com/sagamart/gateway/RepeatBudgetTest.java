package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatBudgetTest {

  private static final int SAVED = 20;

  private final ManualClock clock = new ManualClock();
  private final RepeatBudget budget =
      new RepeatBudget(
          new RepeatLimits(2, Duration.ofMillis(50), Duration.ofSeconds(1), 0.2, 1, SAVED), clock);

  @Test
  void paysForWhatWasSavedAndForNoMore() {
    read(10_000);

    assertThat(repeats(1_000)).isEqualTo(SAVED);
  }

  @Test
  void letsAFifthOfTheReadsBeRepeatsHoweverLongTheTroubleLasts() {
    repeats(SAVED);

    int repeated = 0;
    for (int i = 0; i < 1_000; i++) {
      read(1);
      repeated += repeats(2);
    }

    assertThat(repeated).isEqualTo(200);
  }

  @Test
  void letsOneASecondBeRepeatedHoweverFewReadsThereAre() {
    repeats(SAVED);

    clock.pass(Duration.ofSeconds(3));

    assertThat(repeats(10)).isEqualTo(3);
  }

  private void read(int times) {
    IntStream.range(0, times).forEach(_ -> budget.read());
  }

  private int repeats(int wanted) {
    return (int) IntStream.range(0, wanted).filter(_ -> budget.repeat()).count();
  }
}
