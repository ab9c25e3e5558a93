package com.sagamart.starter.relay;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaOperations;

/// Wires the relay of a service that publishes; the saga's map says which do.
@AutoConfiguration(
    afterName = "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration")
@ConditionalOnProperty("sagamart.relay.enabled")
@EnableConfigurationProperties(RelayProperties.class)
class RelayConfiguration {

  @Bean
  PublishedMarks publishedMarks(JdbcTemplate jdbc, RelayProperties properties) {
    return new PublishedMarks(jdbc, properties.maxUnmarked());
  }

  @Bean
  @DependsOnDatabaseInitialization
  RelayLifecycle relay(
      @Value("${spring.application.name}") String serviceName,
      JdbcConnectionDetails connection,
      KafkaOperations<byte[], byte[]> kafka,
      JdbcTemplate jdbc,
      PublishedMarks marks,
      RelayProperties properties) {
    var database =
        new RelayDatabase(
            connection.getJdbcUrl(),
            String.valueOf(connection.getUsername()),
            String.valueOf(connection.getPassword()));
    var publisher = new Publisher(kafka, new OutboxRecords(serviceName), properties.sendTimeout());
    return new RelayLifecycle(
        database,
        properties,
        () -> new Relay(EngineSettings.of(database, properties), publisher, marks),
        marks,
        new Reconciler(jdbc, publisher, marks, properties));
  }

  @Bean
  RelayMetrics relayMetrics(RelayLifecycle relay, JdbcTemplate jdbc) {
    return new RelayMetrics(relay, jdbc);
  }
}
