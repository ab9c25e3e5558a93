package com.sagamart.failpoints;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.BatchInterceptor;

/// Stands behind the listener in every container that the service's own customizer is asked about;
/// there can be one customizer only.
class BetweenBatchAndOffset implements BeanPostProcessor {

  private final ObjectProvider<Failpoints> failpoints;

  /// @param failpoints asked late: a post-processor is made before other beans
  BetweenBatchAndOffset(ObjectProvider<Failpoints> failpoints) {
    this.failpoints = failpoints;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof ListenerContainerCustomizer<?> customizer ? within(customizer) : bean;
  }

  @SuppressWarnings("unchecked") // this binder knows no other containers
  private ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>> within(
      ListenerContainerCustomizer<?> customizer) {
    var own = (ListenerContainerCustomizer<AbstractMessageListenerContainer<?, ?>>) customizer;
    return (container, destination, group) -> {
      own.configure(container, destination, group);
      standBehind(container);
    };
  }

  private <K, V> void standBehind(AbstractMessageListenerContainer<K, V> container) {
    container.setBatchInterceptor(new AfterBatch<>(failpoints.getObject()));
  }

  private record AfterBatch<K, V>(Failpoints failpoints) implements BatchInterceptor<K, V> {

    @Override
    public ConsumerRecords<K, V> intercept(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
      return records;
    }

    @Override
    public void success(ConsumerRecords<K, V> records, Consumer<K, V> consumer) {
      failpoints.reach(Failpoint.BETWEEN_BATCH_AND_OFFSET);
    }
  }
}
