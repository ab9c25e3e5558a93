package com.sagamart.starter.outbox;

import com.sagamart.contracts.saga.OrderSaga;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/// Wires the [Outbox], and the clock that everything else is told the time by.
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class OutboxConfiguration {

  @Bean
  Outbox outbox(
      JdbcTemplate jdbc,
      Clock clock,
      MeterRegistry registry,
      @Value("${spring.application.name}") String serviceName) {
    var steps =
        new StepMetrics(
            registry,
            serviceName,
            event -> OrderSaga.producerOf(event).serviceName().equals(serviceName));
    return new Outbox(new OutboxWriter(jdbc), steps, clock);
  }

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
