package com.sagamart.starter.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.mock.env.MockEnvironment;

class StopLimitTest {

  @Test
  void aStopWaitsForABatchAsLongAsItIsSetAndNoLonger() {
    var environment = new MockEnvironment().withProperty("sagamart.saga.stop-limit", "1234ms");
    SagaProperties properties =
        Binder.get(environment).bindOrCreate("sagamart.saga", SagaProperties.class);
    var consumers = new DefaultKafkaConsumerFactory<byte[], byte[]>(Map.of());
    var container =
        new ConcurrentMessageListenerContainer<>(consumers, new ContainerProperties("a topic"));

    new SagaConfiguration()
        .retryWhileItLasts(properties)
        .configure(container, "a destination", "a group");

    assertThat(container.getContainerProperties().getShutdownTimeout())
        .isEqualTo(Duration.ofMillis(1234).toMillis());
  }
}
