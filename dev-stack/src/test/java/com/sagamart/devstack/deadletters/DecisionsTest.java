package com.sagamart.devstack.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sagamart.devstack.home.StackFailure;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionsTest {

  private final Decisions decisions = new Decisions();

  @Test
  void tellsTheLastWordAboutEachLetter() {
    decisions.note("REPLAYING sagamart.order.events.dlt/3@17 1000");
    decisions.note("REPLAYING sagamart.order.events.dlt/3@70000 1000");
    decisions.note("REPLAYED sagamart.order.events.dlt/3@17 1000");
    decisions.note("DISCARDED sagamart.wallet.events.dlt/3@17 1000");

    assertThat(of("order.events.dlt/3@17")).isEqualTo(LetterState.REPLAYED);
    assertThat(of("order.events.dlt/3@70000")).isEqualTo(LetterState.REPLAYING);
    assertThat(of("wallet.events.dlt/3@17")).isEqualTo(LetterState.DISCARDED);
  }

  @Test
  void leavesTheNeighboursOpen() {
    decisions.note("DISCARDED sagamart.order.events.dlt/3@17 1000");

    assertThat(of("order.events.dlt/3@16")).isEqualTo(LetterState.OPEN);
    assertThat(of("order.events.dlt/4@17")).isEqualTo(LetterState.OPEN);
    assertThat(of("order.events.dlt/3@65553")).isEqualTo(LetterState.OPEN);
  }

  @Test
  void aLetterThatCameToTheSamePlaceLaterIsAnother() {
    decisions.note("DISCARDED sagamart.order.events.dlt/3@17 1000");

    assertThat(decisions.of(LetterId.parse("order.events.dlt/3@17"), Instant.ofEpochSecond(2)))
        .isEqualTo(LetterState.OPEN);
  }

  @Test
  void aTopicThatIsNoMoreDisturbsNobody() {
    decisions.note("DISCARDED sagamart.retired.events.dlt/1@1 1000");
    decisions.note("DISCARDED sagamart.order.events.dlt/3@17 1000");

    assertThat(of("order.events.dlt/3@17")).isEqualTo(LetterState.DISCARDED);
  }

  @Test
  void aReasonThatCameInGarbledIsRefused() {
    assertThatExceptionOfType(StackFailure.class)
        .isThrownBy(() -> new Ground("\uFFFD\uFFFD", "kim"))
        .withMessageContaining("UTF-8");
  }

  @Test
  void readsALettersNameAsItIsShown() {
    String shown = "data-platform.order-paid.dlt/11@123456789012";

    assertThat(LetterId.parse(shown)).hasToString(shown);
    assertThat(LetterId.parse("sagamart." + shown)).hasToString(shown);
  }

  @Test
  void knowsNoOtherNames() {
    for (String name :
        new String[] {"order.events/3@17", "order.events.dlt/3", "17", "x.dlt/1@1"}) {
      assertThatExceptionOfType(StackFailure.class).isThrownBy(() -> LetterId.parse(name));
    }
  }

  @Test
  void findsATopicByItsServicesWord() {
    for (String word : new String[] {"wallet", "wallet.events", "sagamart.wallet.events.dlt"}) {
      assertThat(LetterId.topicsNamed(word)).containsExactly("sagamart.wallet.events.dlt");
    }
    assertThatExceptionOfType(StackFailure.class).isThrownBy(() -> LetterId.topicsNamed("walle"));
  }

  private LetterState of(String id) {
    return decisions.of(LetterId.parse(id), Instant.ofEpochSecond(1));
  }
}
