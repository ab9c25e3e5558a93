package com.sagamart.dataconsumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBConnection;

/// Where events land, in a DuckDB file: a batch and the positions behind it are one transaction, so
/// after a crash at any moment each event is there once, or not yet and read again.
final class Landing implements AutoCloseable {

  /// DuckDB takes most of a machine's memory, if nobody says how much.
  private static final String BOUNDS = "SET memory_limit = '256MB'; SET threads = 2";

  private static final String NEW_DAYS =
      """
      INSERT INTO stale_day
      SELECT DISTINCT kind, (make_timestamptz(happened_micros) AT TIME ZONE 'UTC')::DATE FROM arrived
      WHERE event_id::UUID NOT IN (SELECT event_id FROM event) ON CONFLICT DO NOTHING
      """;
  private static final String NEW_EVENTS =
      """
      INSERT INTO event
      SELECT DISTINCT ON (event_id) event_id::UUID, kind, make_timestamptz(happened_micros),
             make_timestamptz(received_micros), payload
      FROM arrived ORDER BY event_id, received_micros ON CONFLICT DO NOTHING
      """;
  private static final String SET_ASIDE =
      "INSERT INTO set_aside VALUES (?, ?, ?, make_timestamptz(?), ?, ?) ON CONFLICT DO NOTHING";
  private static final String MOVE =
      "INSERT INTO position VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET next_offset ="
          + " excluded.next_offset";

  private final Connection connection;
  private final Parquet parquet;

  private Landing(Connection connection, Path directory) throws SQLException {
    this.connection = connection;
    this.parquet = new Parquet(connection, directory);
    try (Statement statement = connection.createStatement()) {
      statement.execute(BOUNDS);
      statement.execute(tables());
    }
  }

  /// The landing in this directory, as it was left or new. Nobody else can have it open.
  static Landing in(Path directory) throws SQLException {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("it is no directory and cannot be made one", e);
    }
    Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("landing.duckdb"));
    try {
      return new Landing(connection, directory);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static String tables() {
    try (InputStream sql = Landing.class.getResourceAsStream("/landing.sql")) {
      return new String(Objects.requireNonNull(sql).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where to go on reading.
  Map<TopicPartition, Long> positions() throws SQLException {
    Map<TopicPartition, Long> positions = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM position")) {
      while (rows.next()) {
        positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
    }
    return positions;
  }

  /// Takes a batch in, all of it or, when this throws, nothing.
  ///
  /// @param next the offset behind the batch in each partition that it is from
  /// @return how many events are new
  int land(Collection<? extends Arrival> batch, Map<TopicPartition, Long> next)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      bringIn(batch);
      statement.executeUpdate(NEW_DAYS);
      int events = statement.executeUpdate(NEW_EVENTS);
      statement.executeUpdate("DELETE FROM arrived");
      move(next);
      connection.commit();
      return events;
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private void bringIn(Collection<? extends Arrival> batch) throws SQLException {
    try (var arrived =
            connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "arrived");
        PreparedStatement setAside = connection.prepareStatement(SET_ASIDE)) {
      for (Arrival each : batch) {
        switch (each) {
          case Arrival.Event event -> {
            arrived.beginRow();
            arrived.append(event.id().toString());
            arrived.append(event.kind().name());
            arrived.append(micros(event.happenedAt()));
            arrived.append(micros(event.receivedAt()));
            arrived.append(event.payload());
            arrived.endRow();
          }
          case Arrival.SetAside it -> {
            setAside.setString(1, it.topic());
            setAside.setInt(2, it.partition());
            setAside.setLong(3, it.offset());
            setAside.setLong(4, micros(it.receivedAt()));
            setAside.setString(5, it.cause());
            setAside.setBytes(6, it.value());
            setAside.executeUpdate();
          }
          case Arrival.Foreign _ -> {
            // Read, and left alone.
          }
        }
      }
    }
  }

  private void move(Map<TopicPartition, Long> next) throws SQLException {
    try (PreparedStatement move = connection.prepareStatement(MOVE)) {
      for (var each : next.entrySet()) {
        move.setString(1, each.getKey().topic());
        move.setInt(2, each.getKey().partition());
        move.setLong(3, each.getValue());
        move.executeUpdate();
      }
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  /// Writes the files that do not have everything yet.
  ///
  /// @return those that were written
  List<Path> writeFiles() throws SQLException {
    return parquet.writeStale();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
