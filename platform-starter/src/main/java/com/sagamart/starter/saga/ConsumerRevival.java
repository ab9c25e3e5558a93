package com.sagamart.starter.saga;

import com.sagamart.starter.duty.Duty;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStartedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.event.KafkaEvent;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;

/// Starts a consumer again that ended without being asked to. A container gives up for good on an
/// [Error], and on what it takes for fatal; a service that goes on answering without taking part in
/// sagas would be worse than one that is gone.
class ConsumerRevival implements ApplicationListener<KafkaEvent>, Duty {

  private static final Logger log = LoggerFactory.getLogger(ConsumerRevival.class);

  private final Duration pause;
  private volatile boolean isGone;

  ConsumerRevival(Duration pause) {
    this.pause = pause;
  }

  @Override
  public void onApplicationEvent(KafkaEvent event) {
    if (event instanceof ConsumerStartedEvent) {
      isGone = false;
    } else if (event instanceof ConsumerStoppedEvent stopped
        && stopped.getReason() != Reason.NORMAL) {
      isGone = true;
      reviveLater(stopped);
    }
  }

  private void reviveLater(ConsumerStoppedEvent stopped) {
    log.error("A consumer ended for reason {}; it is started again", stopped.getReason());
    var container = stopped.getContainer(AbstractMessageListenerContainer.class);
    // The thread that tells of it is the one that ends.
    Thread.ofPlatform().name("consumer-revival").daemon().start(() -> revive(container));
  }

  @Override
  public String duty() {
    return "consumer";
  }

  @Override
  public boolean isAttendedTo() {
    return !isGone;
  }

  private void revive(AbstractMessageListenerContainer<?, ?> container) {
    try {
      Thread.sleep(pause);
      container.stop();
      container.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
