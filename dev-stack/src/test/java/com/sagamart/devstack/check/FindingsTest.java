package com.sagamart.devstack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

  private final Findings before = new Findings("money");
  private final Findings after = new Findings("money");

  @Test
  void keepsASuspicionThatIsStillThereWordForWord() {
    before.suspected("order 1: its debit is missing");
    before.suspected("order 2: its debit is missing");
    after.suspected("order 1: its debit is missing");
    after.suspected("order 2: its debit is DEBITED");
    after.suspected("order 3: its debit is missing");

    after.confirmedBy(before);

    assertThat(after.violations()).containsExactly("order 1: its debit is missing");
  }

  @Test
  void keepsWhatIsCertainWhateverWasThereBefore() {
    after.certain("wallet 1: its balance is 2");

    after.confirmedBy(before);

    assertThat(after.violations()).containsExactly("wallet 1: its balance is 2");
  }

  @Test
  void keepsAllSuspicionsWhenMoreWereThereBeforeThanCouldBeKept() {
    IntStream.rangeClosed(0, Findings.MOST_KEPT).forEach(i -> before.suspected("order " + i));
    after.suspected("order " + Findings.MOST_KEPT);

    after.confirmedBy(before);

    assertThat(before.count()).isEqualTo(Findings.MOST_KEPT + 1L);
    assertThat(after.count()).isEqualTo(1);
  }
}
