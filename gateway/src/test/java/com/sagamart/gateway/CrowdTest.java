package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.gateway.Crowd.Visit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdTest {

  private static final int MOST = 2_000;
  private static final int FEWEST = 128;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private int permitted = Integer.MAX_VALUE;
  private final ManualClock clock = new ManualClock();
  private final Crowd crowd =
      new Crowd(
          new OverloadLimits(MOST, FEWEST, Duration.ofMillis(1_500), GRACE),
          clock::read,
          () -> permitted);
  private final Deque<Visit> visits = new ArrayDeque<>();

  @Test
  void letsAFewInAtARouteThatNobodyHasAskedYetAndHasTheOthersWait() {
    come(1_500);

    assertThat(crowd.inside()).isEqualTo(FEWEST);
    assertThat(crowd.inLine()).isEqualTo(1_500 - FEWEST);
  }

  @Test
  void answersACrowdThatComesAtOnceInTheOrderInWhichItCame() {
    come(1_500);

    for (int answered = 0; answered < 1_500; answered++) {
      assertThat(isLetIn(visits.element())).isTrue();
      leave(1, true);
    }
    assertThat(crowd.inside() + crowd.inLine()).isZero();
  }

  @Test
  void letsNextToTheRateInAtOnceWhenItIsKnown() {
    isAskedTwiceAsMuchAsItCanAnswer(Duration.ofSeconds(30), 300);
    leave(visits.size(), true);

    come(1_000);

    assertThat(crowd.inside()).as("300/s for 1.5 s").isBetween(400, 450);
  }

  @Test
  void neverHasMoreThanAServiceTakes() {
    come(3_000);

    assertThat(crowd.inside() + crowd.inLine()).isEqualTo(MOST);
    assertThat(isLetIn(come())).isFalse();
  }

  @Test
  void letsNobodyJoinTheLineWhenThatLasts() {
    isAskedTwiceAsMuchAsItCanAnswer(Duration.ofSeconds(30), 300);

    assertThat(crowd.inLine()).isZero();
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
      if (tenth % 10 == 9) {
        leave(Math.min(crowd.inside(), 200), true);
      }
      clock.pass(SECOND.dividedBy(10));
    }

    assertThat(crowd.inside()).as("200/s for 1.5 s").isBetween(200, 360);
  }

  @Test
  void letsAFewInAtARouteThatAnswersNothing() {
    come(FEWEST + 1);
    clock.pass(GRACE);
    leave(FEWEST + 1, false);

    come(1_000);

    assertThat(crowd.inside()).isEqualTo(FEWEST);
    assertThat(crowd.inLine()).as("there was a line just now").isZero();
  }

  @Test
  void letsTheNextCrowdWaitWhenTheOneBeforeIsGone() {
    come(1_500);
    clock.pass(GRACE);
    assertThat(isLetIn(come())).isFalse();
    leave(visits.size(), true);
    clock.pass(GRACE);

    come(1_000);

    assertThat(crowd.inside() + crowd.inLine()).isEqualTo(1_000);
  }

  @Test
  void givesThePlaceOfWhoeverGoesAwayToTheNext() {
    come(FEWEST);
    Visit impatient = come();
    Visit patient = come();

    impatient.end(false);
    assertThat(crowd.inLine()).isEqualTo(1);
    leave(1, false);

    assertThat(isLetIn(patient)).isTrue();
    assertThat(crowd.inside()).isEqualTo(FEWEST);
    assertThat(crowd.inLine()).isZero();
  }

  @Test
  void hasTheOthersWaitWhileAFewTryWhetherTheServiceIsBack() {
    permitted = 5;
    come(100);
    assertThat(crowd.inside()).isEqualTo(5);

    permitted = Integer.MAX_VALUE;
    leave(1, true);

    assertThat(crowd.inside()).isEqualTo(99);
  }

  @Test
  void countsWhoeverEndsTwiceOnce() {
    Visit visit = come();

    visit.end(true);
    visit.end(true);

    assertThat(crowd.inside()).isZero();
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

  private void come(int many) {
    IntStream.range(0, many).mapToObj(_ -> come()).forEach(visits::add);
  }

  private Visit come() {
    return crowd.come();
  }

  /// Of those who were let in, the ones who came first.
  private void leave(int many, boolean answered) {
    int left = 0;
    while (left < many && !visits.isEmpty()) {
      Visit visit = visits.remove();
      left += isLetIn(visit) ? 1 : 0;
      visit.end(answered);
    }
  }

  private static boolean isLetIn(Visit visit) {
    return Boolean.TRUE.equals(visit.isLetIn().block());
  }
}
