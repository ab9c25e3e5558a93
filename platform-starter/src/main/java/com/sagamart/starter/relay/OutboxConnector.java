package com.sagamart.starter.relay;

import io.debezium.connector.postgresql.PostgresConnector;
import org.apache.kafka.connect.connector.Task;

/// Debezium's connector, with a task that hands rows over at once. The engine makes it by name,
/// hence public.
public final class OutboxConnector extends PostgresConnector {

  @Override
  public Class<? extends Task> taskClass() {
    return OutboxTask.class;
  }
}
