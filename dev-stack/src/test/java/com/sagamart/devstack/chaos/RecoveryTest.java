package com.sagamart.devstack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.chaos.Answer.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  private static final long TOOK = 5;

  @Test
  void customersAreServedAgainWithTheFirstOfTenInARow() {
    List<Answer> answers = new ArrayList<>(checkouts(201, 0, 100, 200));
    answers.addAll(checkouts(503, 1_000));
    answers.addAll(checkouts(201, LongStream.range(2_000, 2_010).toArray()));

    assertThat(Recovery.servedAgain(answers, 500)).contains(2_000 + TOOK);
  }

  @Test
  void oneThatFailsBeginsTheRowAnew() {
    List<Answer> answers = new ArrayList<>(checkouts(201, LongStream.range(0, 9).toArray()));
    answers.addAll(checkouts(202, 20));
    answers.addAll(checkouts(201, LongStream.range(30, 39).toArray()));

    assertThat(Recovery.servedAgain(answers, 0)).isEmpty();
    answers.addAll(checkouts(409, 40));
    assertThat(Recovery.servedAgain(answers, 0)).contains(30 + TOOK);
  }

  @Test
  void whatWasAskedBeforeTheFaultProvesNothing() {
    List<Answer> answers = checkouts(201, LongStream.range(0, 20).toArray());

    assertThat(Recovery.servedAgain(answers, 11)).isEmpty();
    assertThat(Recovery.servedAgain(answers, 10)).isEqualTo(Optional.of(10 + TOOK));
  }

  private static List<Answer> checkouts(int status, long... askedAt) {
    return LongStream.of(askedAt)
        .mapToObj(at -> new Answer(1, Deed.CHECKOUT, "k" + at, status, false, "", at, "", at, TOOK))
        .toList();
  }
}
