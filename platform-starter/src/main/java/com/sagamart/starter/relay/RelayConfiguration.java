package com.sagamart.starter.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
  RelayDatabase relayDatabase(
      JdbcConnectionDetails connection,
      @Value("${sagamart.relay.username}") String user,
      @Value("${sagamart.relay.password}") String password) {
    return new RelayDatabase(connection.getJdbcUrl(), user, password);
  }

  @Bean
  RelayLook relayLook(DataSource source, RelayDatabase database) {
    return new RelayLook(source, database.slot());
  }

  @Bean
  Publisher outboxPublisher(
      @Value("${spring.application.name}") String serviceName,
      KafkaOperations<byte[], byte[]> kafka,
      RelayProperties properties,
      MeterRegistry registry) {
    var records = new OutboxRecords(serviceName);
    return new Publisher(kafka, records, properties.sendTimeout(), registry);
  }

  @Bean
  OutboxDays outboxDays(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      Clock clock,
      RelayProperties properties) {
    return new OutboxDays(
        jdbc, new TransactionTemplate(transactions), clock, properties.retention());
  }

  @Bean
  @DependsOnDatabaseInitialization
  RelayLifecycle relay(
      RelayDatabase database,
      Publisher publisher,
      JdbcTemplate jdbc,
      PublishedMarks marks,
      RelayLook look,
      OutboxDays days,
      RelayProperties properties,
      MeterRegistry registry) {
    var slot = new ReplicationSlot(database);
    var republication = new Republication(database, publisher, marks, properties.reconcileBatch());
    return new RelayLifecycle(
        database,
        properties,
        () ->
            new Relay(EngineSettings.of(database, properties), publisher, marks, properties.rest()),
        marks,
        new Reconciler(jdbc, publisher, marks, properties, registry),
        slot,
        new SlotGuard(slot, republication, registry),
        look,
        days,
        new LastWords(jdbc, marks));
  }

  @Bean
  RelayMetrics relayMetrics(RelayLifecycle relay, RelayLook look) {
    return new RelayMetrics(relay, look);
  }

  @Bean
  RelayHealth relayHealthIndicator(
      RelayLifecycle relay, RelayLook look, RelayProperties properties) {
    return new RelayHealth(relay::isLeading, look, properties.maxLag());
  }
}
