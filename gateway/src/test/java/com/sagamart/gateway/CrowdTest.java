package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final int MOST = 2_000;
  private static final int FEWEST = 128;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock();
  private final Crowd crowd =
      new Crowd(new OverloadLimits(MOST, FEWEST, Duration.ofMillis(1_500), GRACE), clock::read);

  @Test
  void letsAThousandInWhoComeAtOnceToARouteThatNobodyHasAskedYet() {
    assertThat(come(1_000)).isEqualTo(1_000);
  }

  @Test
  void neverLetsInMoreThanAServiceTakes() {
    assertThat(come(3_000)).isEqualTo(MOST);
  }

  @Test
  void letsInWhatIsAnsweredInTimeWhenTheCrowdLasts() {
    isAskedTwiceAsMuchAsItCanAnswer(Duration.ofSeconds(30), 300);

    assertThat(crowd.inside()).isBetween(400, 450);
  }

  @Test
  void answersAsManyUnderTwiceTheLoadAsItCan() {
    assertThat(isAskedTwiceAsMuchAsItCanAnswer(Duration.ofSeconds(30), 300)).isEqualTo(30 * 300);
  }

  @Test
  void takesABurstOfAnswersForNoMoreThanItsShareOfTheTime() {
    for (int tenth = 0; tenth < 299; tenth++) {
      come(50);
      if (tenth % 20 == 19) {
        leave(Math.min(crowd.inside(), 400), true);
      }
      clock.pass(SECOND.dividedBy(10));
    }

    assertThat(crowd.inside()).as("200/s for 1.5 s").isBetween(200, 360);
  }

  @Test
  void letsInAFewAtARouteThatAnswersNothing() {
    come(1_000);
    clock.pass(GRACE);

    assertThat(come(1)).isZero();
    leave(900, false);
    assertThat(come(1_000)).isBetween(FEWEST - 100, 1_000);
  }

  @Test
  void letsTheNextCrowdInWhenTheOneBeforeIsGone() {
    come(1_500);
    clock.pass(GRACE);
    assertThat(come(1)).isZero();
    leave(1_500, true);
    clock.pass(GRACE);

    assertThat(come(1_000)).isEqualTo(1_000);
  }

  /// Returns how many were answered.
  private int isAskedTwiceAsMuchAsItCanAnswer(Duration time, int rate) {
    int answered = 0;
    for (int tenth = 0; tenth < time.toMillis() / 100; tenth++) {
      come(2 * rate / 10);
      int gone = Math.min(crowd.inside(), rate / 10);
      leave(gone, true);
      answered += gone;
      clock.pass(SECOND.dividedBy(10));
    }
    return answered;
  }

  private int come(int many) {
    return (int) IntStream.range(0, many).filter(_ -> crowd.enter()).count();
  }

  private void leave(int many, boolean answered) {
    IntStream.range(0, many).forEach(_ -> crowd.leave(answered));
  }
}
