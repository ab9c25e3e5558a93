package com.sagamart.failpoints;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.sagamart.contracts.wire.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.BatchInterceptor;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

class KafkaFailpointsTest {

  private static final String EVENTS = Topic.WALLET_EVENTS.wireName();

  @Test
  void crashesWhenAnEventIsAcknowledged() throws Exception {
    var interceptor = producerInterceptor();

    assertThatThrownBy(() -> interceptor.onAcknowledgement(placeIn(EVENTS), null))
        .isInstanceOf(Crash.class);
  }

  @Test
  void outlivesAnEventThatIsNotAcknowledgedAndADeadLetter() throws Exception {
    var interceptor = producerInterceptor();

    assertThatCode(
            () -> {
              interceptor.onAcknowledgement(placeIn(EVENTS), new TimeoutException());
              interceptor.onAcknowledgement(placeIn(Topic.deadLettersOf(EVENTS)), null);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void crashesWhenABatchIsTakenAndLeavesTheContainerAsTheServiceWantsIt() {
    var container = container();
    ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> own =
        (it, _, _) -> it.setBeanName("own");

    customized(container, own);

    assertThat(container.getBeanName()).isEqualTo("own");
    BatchInterceptor<byte[], byte[]> interceptor = requireNonNull(container.getBatchInterceptor());
    Consumer<byte[], byte[]> consumer = mock();
    ConsumerRecords<byte[], byte[]> poll = ConsumerRecords.empty();
    assertThat(interceptor.intercept(poll, consumer)).isSameAs(poll);
    assertThatThrownBy(() -> interceptor.success(poll, consumer)).isInstanceOf(Crash.class);
  }

  /// As Kafka finds it in the settings of a producer and makes it.
  @SuppressWarnings("unchecked")
  private static ProducerInterceptor<byte[], byte[]> producerInterceptor() throws Exception {
    var factory = new DefaultKafkaProducerFactory<byte[], byte[]>(Map.of());
    new FailpointConfiguration()
        .afterAcknowledgement(Crash.at(Failpoint.AFTER_ACKNOWLEDGEMENT))
        .customize(factory);
    Map<String, Object> settings = factory.getConfigurationProperties();
    var made = (List<Class<?>>) requireNonNull(settings.get("interceptor.classes"));
    var interceptor =
        (ProducerInterceptor<byte[], byte[]>)
            made.getFirst().getDeclaredConstructor().newInstance();
    interceptor.configure(settings);
    return interceptor;
  }

  private static RecordMetadata placeIn(String topic) {
    return new RecordMetadata(new TopicPartition(topic, 0), 0, 0, 0, 0, 0);
  }

  private static ConcurrentMessageListenerContainer<byte[], byte[]> container() {
    ConsumerFactory<byte[], byte[]> consumers = mock();
    return new ConcurrentMessageListenerContainer<>(consumers, new ContainerProperties(EVENTS));
  }

  @SuppressWarnings("unchecked")
  private static void customized(
      AbstractMessageListenerContainer<byte[], byte[]> container,
      ListenerContainerCustomizer<?> own) {
    var beans = new StaticListableBeanFactory();
    beans.addBean("failpoints", Crash.at(Failpoint.BETWEEN_BATCH_AND_OFFSET));
    var wrapped =
        (ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>>)
            new BetweenBatchAndOffset(beans.getBeanProvider(Failpoints.class))
                .postProcessAfterInitialization(own, "own");
    wrapped.configure(container, EVENTS, "wallet-service");
  }
}
