package com.sagamart.starter.inbox;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/// Wires the [Inbox].
@AutoConfiguration(
    afterName = "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration")
@EnableConfigurationProperties(InboxProperties.class)
@EnableScheduling
class InboxConfiguration {

  @Bean
  Inbox inbox(JdbcTemplate jdbc) {
    return new Inbox(jdbc);
  }

  @Bean
  SchedulingConfigurer oblivionOfTheInbox(
      JdbcTemplate jdbc,
      Clock clock,
      @Value("${spring.application.name}") String consumer,
      InboxProperties properties) {
    var oblivion = new Oblivion(jdbc, clock, consumer, properties);
    return tasks ->
        tasks.addFixedDelayTask(
            new FixedDelayTask(oblivion::forget, properties.purgeEvery(), properties.purgeEvery()));
  }
}
