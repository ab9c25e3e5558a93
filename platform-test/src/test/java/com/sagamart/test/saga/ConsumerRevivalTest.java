package com.sagamart.test.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;

/// A consumer whose work ends in what no error handler catches.
@ServiceTest
@TestPropertySource(
    properties = {
      "spring.application.name=coupon-service",
      "sagamart.relay.enabled=false",
      "sagamart.saga.revival-pause=100ms"
    })
class ConsumerRevivalTest {

  private static final Duration MAX_WAIT = Duration.ofSeconds(30);
  private static final long USER = 7_001;

  @Autowired private Wire wire;
  @Autowired private Broken reaction;

  @Test
  void takesInAfterwardsWhatItDiedOf() {
    wire.say(new WalletOpened(USER));
    wire.say(new WalletOpened(USER + 1));
    await().atMost(MAX_WAIT).until(() -> reaction.seen.size() == 2);
    assertThat(reaction.seen)
        .containsExactlyInAnyOrder(new WalletOpened(USER), new WalletOpened(USER + 1));
    assertThat(reaction.errors).hasValue(0);
  }

  /// Works at the third try.
  static class Broken implements SagaReaction<Object> {

    private final AtomicInteger errors = new AtomicInteger(2);
    private final List<PlatformEvent> seen = new CopyOnWriteArrayList<>();

    @Override
    public Object prepare(List<PlatformEvent> batch) {
      if (errors.get() > 0) {
        errors.decrementAndGet();
        throw new NoClassDefFoundError("for this test");
      }
      return batch;
    }

    @Override
    public void on(PlatformEvent event, Object rows) {
      seen.add(event);
    }
  }

  /// The service.
  @SpringBootApplication
  static class Consumer {

    @Bean
    Broken reaction() {
      return new Broken();
    }
  }
}
