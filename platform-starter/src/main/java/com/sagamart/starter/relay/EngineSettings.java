package com.sagamart.starter.relay;

import java.util.Properties;

/// What the Debezium engine is told.
final class EngineSettings {

  private static final String HEARTBEAT =
      "SELECT pg_logical_emit_message(true, 'sagamart.relay', 'heartbeat')";

  private EngineSettings() {}

  static Properties of(RelayDatabase database, RelayProperties relay) {
    Properties settings = new Properties();
    settings.setProperty("name", database.slot());
    settings.setProperty("connector.class", OutboxConnector.class.getName());
    settings.setProperty("topic.prefix", database.slot());
    settings.setProperty("database.hostname", database.host());
    settings.setProperty("database.port", Integer.toString(database.port()));
    settings.setProperty("database.dbname", database.name());
    settings.setProperty("database.user", database.user());
    settings.setProperty("database.password", database.password());
    settings.setProperty("driver.socketFactory", PatientSockets.class.getName());
    settings.setProperty("driver.socketFactoryArg", Long.toString(relay.look().toMillis()));
    settings.setProperty("custom.metric.tags", EngineMetrics.nextTag());
    settings.setProperty("plugin.name", "pgoutput");
    settings.setProperty("slot.name", database.slot());
    settings.setProperty("slot.drop.on.stop", "false");
    settings.setProperty("publication.name", "outbox");
    settings.setProperty("publication.autocreate.mode", "disabled");
    settings.setProperty("table.include.list", "public.outbox");
    // The slot holds everything since before the first event: there is nothing to snapshot.
    settings.setProperty("snapshot.mode", "no_data");
    settings.setProperty("tombstones.on.delete", "false");
    settings.setProperty("provide.transaction.metadata", "false");
    settings.setProperty("poll.interval.ms", Long.toString(relay.pollInterval().toMillis()));
    settings.setProperty("max.batch.size", Integer.toString(relay.maxBatch()));
    settings.setProperty("max.queue.size", Integer.toString(relay.maxQueue()));
    // Nobody else writes to a quiet database, and what the others of the server write would be kept
    // for a slot that does not move. A message takes no table and passes any publication.
    settings.setProperty("heartbeat.interval.ms", Long.toString(relay.heartbeat().toMillis()));
    settings.setProperty("heartbeat.action.query", HEARTBEAT);
    settings.setProperty("record.processing.threads", "1");
    // Failing is ours to answer: the relay starts the engine again from the slot.
    settings.setProperty("errors.max.retries", "0");
    settings.setProperty("offset.storage", OffsetTable.class.getName());
    settings.setProperty("offset.flush.interval.ms", Long.toString(relay.offsetFlush().toMillis()));
    settings.setProperty(OffsetTable.URL, database.url());
    settings.setProperty(OffsetTable.USER, database.user());
    settings.setProperty(OffsetTable.PASSWORD, database.password());
    return settings;
  }
}
