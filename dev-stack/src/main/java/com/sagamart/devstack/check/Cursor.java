package com.sagamart.devstack.check;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Rows in the ascending order of their keys, read on demand. Two of them walked side by side
/// compare two databases of any size in little memory.
final class Cursor<K extends Comparable<K>, T extends Keyed<K>> implements AutoCloseable {

  /// Makes something of the row at hand.
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final String database;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Reader<T> reader;
  private @Nullable T next;

  Cursor(String database, PreparedStatement statement, Reader<T> reader) throws SQLException {
    this.database = database;
    this.statement = statement;
    this.reader = reader;
    this.rows = statement.executeQuery();
    this.next = rows.next() ? reader.read(rows) : null;
  }

  /// The next row, which stays the next.
  Optional<T> peek() {
    return Optional.ofNullable(next);
  }

  /// The next row.
  Optional<T> take() {
    Optional<T> taken = peek();
    try {
      next = taken.isPresent() && rows.next() ? reader.read(rows) : null;
    } catch (SQLException e) {
      throw Snapshot.unreadable(database, e);
    }
    return taken;
  }

  /// The row with this key. Those before it, which the other side does not have, are handed over.
  Optional<T> takeAt(K key, Consumer<? super T> stray) {
    while (peek().filter(row -> row.key().compareTo(key) < 0).isPresent()) {
      take().ifPresent(stray);
    }
    return peek().filter(row -> row.key().compareTo(key) == 0).flatMap(_ -> take());
  }

  /// Hands over all that is left.
  void takeRest(Consumer<? super T> reader) {
    while (peek().isPresent()) {
      take().ifPresent(reader);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      // It was only read.
    }
  }
}
