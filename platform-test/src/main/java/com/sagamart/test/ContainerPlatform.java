package com.sagamart.test;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Servers in containers, from the official images.
final class ContainerPlatform implements TestPlatform {

  private static final String POSTGRES_IMAGE = "postgres:16";
  private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";

  private final PostgreSQLContainer postgres =
      new PostgreSQLContainer(POSTGRES_IMAGE)
          .withUsername("postgres")
          .withPassword("postgres")
          .withDatabaseName("postgres")
          .withCommand(
              "postgres",
              "-c",
              "wal_level=logical",
              "-c",
              "max_wal_senders=20",
              "-c",
              "max_replication_slots=20");
  private final KafkaContainer kafka =
      new KafkaContainer(KAFKA_IMAGE)
          .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
          .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");

  ContainerPlatform() {
    postgres.start();
    kafka.start();
  }

  @Override
  public String jdbcUrl(String database, String user) {
    return "jdbc:postgresql://%s:%d/%s?user=%s&password=%s"
        .formatted(
            postgres.getHost(),
            postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            database,
            user,
            user);
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public void stop() {
    kafka.stop();
    postgres.stop();
  }
}
