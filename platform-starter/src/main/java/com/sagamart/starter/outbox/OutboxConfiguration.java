package com.sagamart.starter.outbox;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/// Wires the [Outbox], and the clock that everything else is told the time by.
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
class OutboxConfiguration {

  @Bean
  Outbox outbox(JdbcTemplate jdbc, Clock clock) {
    return new Outbox(new OutboxWriter(jdbc), clock);
  }

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}
