package com.sagamart.failpoints;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/// Places the failpoints in a service that knows nothing of them.
@AutoConfiguration
class FailpointConfiguration {

  @Bean
  static Failpoints failpoints() {
    return new Failpoints(System.out, Runtime.getRuntime()::halt);
  }

  @Bean
  FailpointsEndpoint failpointsEndpoint(Failpoints failpoints) {
    return new FailpointsEndpoint(failpoints);
  }

  /// Infrastructure, like the transactions that the same proxies are for.
  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  static AroundCommit aroundCommit(Failpoints failpoints) {
    return new AroundCommit(failpoints);
  }

  @Bean
  static BetweenBatchAndOffset betweenBatchAndOffset(ObjectProvider<Failpoints> failpoints) {
    return new BetweenBatchAndOffset(failpoints);
  }

  @Bean
  DefaultKafkaProducerFactoryCustomizer afterAcknowledgement(Failpoints failpoints) {
    return factory ->
        factory.updateConfigs(
            Map.of(
                ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
                List.of(AfterAcknowledgement.class),
                AfterAcknowledgement.FAILPOINTS,
                failpoints));
  }
}
