package com.sagamart.starter.relay;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.WorkerConfig;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.jspecify.annotations.Nullable;

/// Keeps the engine's position in the table `relay_offset` beside the outbox. The engine makes it
/// by name, hence public, and hands over its settings.
public final class OffsetTable extends MemoryOffsetBackingStore {

  static final String URL = "sagamart.offset.url";
  static final String USER = "sagamart.offset.user";
  static final String PASSWORD = "sagamart.offset.password";

  private static final String UPSERT =
      """
      INSERT INTO relay_offset (source_partition, source_offset) VALUES (?, ?)
      ON CONFLICT (source_partition) DO UPDATE SET source_offset = EXCLUDED.source_offset
      """;

  private @Nullable RelayDatabase database;
  private @Nullable Connection connection;

  @Override
  public void configure(WorkerConfig config) {
    super.configure(config);
    Map<String, String> settings = config.originalsStrings();
    database =
        new RelayDatabase(
            settings.getOrDefault(URL, ""),
            settings.getOrDefault(USER, ""),
            settings.getOrDefault(PASSWORD, ""));
  }

  @Override
  public void start() {
    super.start();
    Map<ByteBuffer, ByteBuffer> stored = new HashMap<>();
    try (var select =
            connection()
                .prepareStatement("SELECT source_partition, source_offset FROM relay_offset");
        var rows = select.executeQuery()) {
      while (rows.next()) {
        stored.put(ByteBuffer.wrap(rows.getBytes(1)), ByteBuffer.wrap(rows.getBytes(2)));
      }
    } catch (SQLException e) {
      throw new ConnectException("the relay's position could not be read", e);
    }
    data = stored;
  }

  @Override
  protected void save() {
    try (var upsert = connection().prepareStatement(UPSERT)) {
      for (var entry : data.entrySet()) {
        upsert.setBytes(1, bytes(entry.getKey()));
        upsert.setBytes(2, bytes(entry.getValue()));
        upsert.addBatch();
      }
      upsert.executeBatch();
    } catch (SQLException e) {
      close();
      throw new ConnectException("the relay's position could not be stored", e);
    }
  }

  @Override
  public void stop() {
    super.stop();
    close();
  }

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connectorName) {
    return Set.of();
  }

  private Connection connection() throws SQLException {
    if (connection == null && database != null) {
      connection = database.connect("relay-offsets");
    }
    if (connection == null) {
      throw new ConnectException("configure comes first");
    }
    return connection;
  }

  private void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // It was broken already.
    }
    connection = null;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
