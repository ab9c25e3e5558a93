package com.sagamart.dataconsumer;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A data platform in one directory: what is received is landed and written, and then asked for.
record Platform(Path directory) {

  private static final Inspection INSPECTION = new Inspection();

  /// What is paid and was not taken back.
  static final String REVENUE =
      """
      SELECT coalesce(sum(total), 0)::VARCHAR FROM 'order_paid/*.parquet'
      WHERE order_id NOT IN (SELECT order_id FROM 'order_cancelled/*.parquet')
      """;

  /// One call is one run of the program.
  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, and only read
  final int receive(ConsumerRecord<byte[], byte[]>... records) throws SQLException {
    try (Landing landing = Landing.in(directory)) {
      int landed = land(landing, records);
      landing.writeFiles();
      return landed;
    }
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // handed on, and only read
  static int land(Landing landing, ConsumerRecord<byte[], byte[]>... records) throws SQLException {
    return landing.land(
        Stream.of(records).map(INSPECTION::of).toList(), Wire.behind(records[records.length - 1]));
  }

  /// The first column of the answer.
  List<String> ask(String query) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("SET file_search_path = '%s'; SET TimeZone = 'UTC'".formatted(directory));
      List<String> answers = new ArrayList<>();
      try (var rows = statement.executeQuery(query)) {
        while (rows.next()) {
          answers.add(rows.getString(1));
        }
      }
      return answers;
    }
  }

  long revenue() throws SQLException {
    return Long.parseLong(ask(REVENUE).getFirst());
  }

  /// Why records were set aside.
  List<String> causes() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("landing.duckdb"));
        var rows =
            connection.createStatement().executeQuery("SELECT cause FROM set_aside ORDER BY ALL")) {
      List<String> causes = new ArrayList<>();
      while (rows.next()) {
        causes.add(rows.getString(1));
      }
      return causes;
    }
  }
}
