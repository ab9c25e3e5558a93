package com.sagamart.starter.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.event.ConsumerStartedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// What readiness learns of the consumer.
class ConsumerRevivalTest {

  private final ConsumerRevival revival = new ConsumerRevival(Duration.ofHours(1));
  private final Object container = mock(AbstractMessageListenerContainer.class);

  @Test
  void aConsumerThatIsNotThereYetKeepsNobodyFromAnswering() {
    assertThat(revival.isAttendedTo()).isTrue();
  }

  @Test
  void aConsumerThatEndedByItselfIsMissedUntilItRunsAgain() {
    revival.onApplicationEvent(stopped(Reason.ERROR));
    assertThat(revival.isAttendedTo()).isFalse();
    revival.onApplicationEvent(new ConsumerStartedEvent(container, container));
    assertThat(revival.isAttendedTo()).isTrue();
  }

  @Test
  void aConsumerThatWasStoppedIsNotMissed() {
    revival.onApplicationEvent(stopped(Reason.NORMAL));
    assertThat(revival.isAttendedTo()).isTrue();
  }

  private ConsumerStoppedEvent stopped(Reason reason) {
    return new ConsumerStoppedEvent(container, container, reason);
  }
}
