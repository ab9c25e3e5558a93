package com.sagamart.devstack.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MeasuredTest {

  private static final Plan TWO_SECONDS = Plan.closed(2, Duration.ofSeconds(2));

  @Test
  void percentilesAreThoseOfAllActorsTogether() {
    Tally quick = tally();
    Tally slow = tally();
    LongStream.rangeClosed(1, 90).forEach(_ -> quick.note(0, millis(10), Answer.good("PAID")));
    LongStream.rangeClosed(1, 10).forEach(_ -> slow.note(0, millis(100), Answer.good("PAID")));

    Measured measured = Measured.of(List.of(quick, slow), TWO_SECONDS);

    assertThat(measured.turns()).isEqualTo(100);
    assertThat(measured.millisAt(90)).isCloseTo(10, within(0.1));
    assertThat(measured.millisAt(91)).isCloseTo(100, within(0.1));
  }

  @Test
  void theRateCountsWhatWasGoodBeforeTheEnd() {
    Tally tally = tally();
    tally.note(0, millis(500), Answer.good("PAID"));
    tally.note(0, millis(1_500), Answer.good("PAID"));
    tally.note(0, millis(1_600), Answer.bad("OUT_OF_STOCK"));
    tally.note(0, millis(2_100), Answer.good("PAID"));

    Measured measured = Measured.of(List.of(tally), TWO_SECONDS);

    assertThat(measured.rate()).isEqualTo(1);
    assertThat(measured.millisOfOthersAt(99)).isCloseTo(1_600, within(2.0));
    assertThat(measured.good()).isEqualTo(3);
    assertThat(measured.goodBySecond()).containsExactly(1L, 1L);
    assertThat(measured.answers()).isEqualTo(Map.of("PAID", 3L, "OUT_OF_STOCK", 1L));
  }

  @Test
  void aRunOfSoManyTurnsEndsWithItsLastGoodAnswer() {
    Tally tally = tally();
    tally.note(0, millis(250), Answer.good("ISSUED"));
    tally.note(0, millis(500), Answer.good("ISSUED"));
    tally.note(0, millis(1_900), Answer.bad("COUPON_SOLD_OUT"));

    Measured measured =
        Measured.of(List.of(tally, tally()), Plan.counted(2, 3, Duration.ofSeconds(2)));

    assertThat(measured.rate()).isCloseTo(4, within(0.001));
    assertThat(measured.goodBySecond()).containsExactly(2L);
  }

  private static Tally tally() {
    return new Tally(0, millis(2_000));
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
