package com.sagamart.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// Servers that run on the machine itself.
final class EmbeddedPlatform implements TestPlatform {

  private static final int ONE_BROKER = 1;
  private static final int NO_DEFAULT_PARTITIONS = 1;

  private final EmbeddedPostgres postgres;
  private final EmbeddedKafkaKraftBroker kafka;

  EmbeddedPlatform() {
    try {
      postgres =
          EmbeddedPostgres.builder()
              .setServerConfig("wal_level", "logical")
              // The library turns this off, which would delay every change on its way to the relay.
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_wal_senders", "20")
              .setServerConfig("max_replication_slots", "20")
              .setRegisterShutdownHook(false)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
    kafka = new EmbeddedKafkaKraftBroker(ONE_BROKER, NO_DEFAULT_PARTITIONS);
    kafka.brokerProperty("auto.create.topics.enable", "false");
    kafka.brokerProperty("group.initial.rebalance.delay.ms", "0");
    kafka.brokerProperty("offsets.topic.num.partitions", "1");
    kafka.afterPropertiesSet();
  }

  @Override
  public String jdbcUrl(String database, String user) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(postgres.getPort(), database, user, user);
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBrokersAsString();
  }

  @Override
  public void stop() {
    kafka.destroy();
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
