package com.sagamart.starter.saga;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.starter.inbox.Inbox;
import com.sagamart.traces.Spans;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException.Level;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;

/// Binds the service's [SagaReaction] to the topics that `OrderSaga` names for it.
@AutoConfiguration(
    afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnBean(SagaReaction.class)
@EnableConfigurationProperties(SagaProperties.class)
class SagaConfiguration {

  @Bean
  Participant participant(@Value("${spring.application.name}") String serviceName) {
    return Participant.named(serviceName);
  }

  @Bean
  SagaDispatcher sagaDispatcher(
      Participant participant,
      SagaReaction<?> reaction,
      Inbox inbox,
      PlatformTransactionManager transactions,
      KafkaOperations<byte[], byte[]> kafka,
      MeterRegistry registry,
      SagaProperties properties,
      Spans spans) {
    return new SagaDispatcher(
        participant,
        reaction,
        inbox,
        new TransactionTemplate(transactions),
        new DeadLetters(kafka, properties.deadLetterTimeout()),
        new SagaMetrics(registry),
        new Patience(properties.doubtPause(), properties.doubt()),
        spans);
  }

  @Bean
  SagaBinding saga(SagaDispatcher dispatcher) {
    return new SagaBinding(dispatcher);
  }

  @Bean
  ConsumerRevival consumerRevival(SagaProperties properties) {
    return new ConsumerRevival(properties.revivalPause());
  }

  /// A binding that takes whole polls has a converter of its own, and asks no header mapper of the
  /// binder.
  @Bean
  BatchMessagingMessageConverter rawPolls() {
    var converter = new BatchMessagingMessageConverter();
    converter.setHeaderMapper(new RawHeaders());
    return converter;
  }

  /// A producer that waits for brokers that hang would outlast everybody's patience.
  @Bean
  DefaultKafkaProducerFactoryCustomizer closeInTime(SagaProperties properties) {
    int seconds = Math.toIntExact(properties.producerCloseLimit().toSeconds());
    return producers -> producers.setPhysicalCloseTimeout(seconds);
  }

  /// Retries for as long as the failure lasts. The handler pauses the partitions and keeps polling
  /// meanwhile, so that the group does not rebalance.
  @Bean
  ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> retryWhileItLasts(
      SagaProperties properties) {
    return (container, _, _) -> {
      var backOff = new ExponentialBackOff(properties.retryFirst().toMillis(), 2.0);
      backOff.setMaxInterval(properties.retryMost().toMillis());
      var handler = new DefaultErrorHandler(backOff);
      handler.setLogLevel(Level.WARN);
      handler.setClassifications(Map.of(), true);
      container.setCommonErrorHandler(handler);
      container.getContainerProperties().setIdleBetweenPolls(properties.rest().toMillis());
      commitNowAndThen(container.getContainerProperties(), properties);
    };
  }

  /// Not after every batch, and no batch waits for it: what a crash delivers again, the inbox
  /// knows.
  private static void commitNowAndThen(ContainerProperties container, SagaProperties properties) {
    container.setAckMode(ContainerProperties.AckMode.TIME);
    container.setAckTime(properties.commitEvery().toMillis());
    container.setPollTimeout(properties.commitEvery().toMillis());
    container.setSyncCommits(false);
    container.setShutdownTimeout(properties.stopLimit().toMillis());
  }
}
