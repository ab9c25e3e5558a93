package com.sagamart.dataconsumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// One Parquet file for each kind of event and day: `order_paid/2026-11-26.parquet`. A file is
/// replaced whole, so who reads meanwhile sees the one before. Beside them `none.parquet` has the
/// columns and no row: then there is a file to read before anything has happened.
final class Parquet {

  /// A file that is not written yet.
  private record Stale(Kind kind, LocalDate day) {}

  private final Connection connection;
  private final Path directory;

  Parquet(Connection connection, Path directory) {
    this.connection = connection;
    this.directory = directory;
  }

  List<Path> writeStale() throws SQLException {
    for (Kind kind : Kind.values()) {
      Path none = directory.resolve(kind.folder()).resolve("none.parquet");
      if (!Files.exists(none)) {
        write(kind, "false", none);
      }
    }
    List<Path> written = new ArrayList<>();
    for (Stale stale : stale()) {
      Path file = directory.resolve(stale.kind().folder()).resolve(stale.day() + ".parquet");
      write(
          stale.kind(),
          "(happened_at AT TIME ZONE 'UTC')::DATE = DATE '%s'".formatted(stale.day()),
          file);
      execute(
          "DELETE FROM stale_day WHERE kind = '%s' AND day = DATE '%s'"
              .formatted(stale.kind(), stale.day()));
      written.add(file);
    }
    return written;
  }

  private List<Stale> stale() throws SQLException {
    List<Stale> stale = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT kind, day::VARCHAR FROM stale_day ORDER BY ALL")) {
      while (rows.next()) {
        stale.add(new Stale(Kind.valueOf(rows.getString(1)), LocalDate.parse(rows.getString(2))));
      }
    }
    return stale;
  }

  private void write(Kind kind, String which, Path file) throws SQLException {
    try {
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
      execute(
          """
          COPY (SELECT %s FROM event WHERE kind = '%s' AND %s ORDER BY happened_at, event_id)
          TO '%s' (FORMAT parquet)
          """
              .formatted(kind.columns(), kind, which, unfinished.toString().replace("'", "''")));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
