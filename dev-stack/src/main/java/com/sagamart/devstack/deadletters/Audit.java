package com.sagamart.devstack.deadletters;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.server.Roles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// Who decided what about which dead letter, and why: in the database of the service that put it
/// aside.
final class Audit implements AutoCloseable {

  private static final String SESSION = "?connectTimeout=5&socketTimeout=30";
  private static final int ROWS_AT_ONCE = 1_000;
  private static final String WRITE =
      """
      INSERT INTO dead_letter_audit
        (topic, "partition", "offset", written_at, event_id, action, reason, by_whom)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;

  private final Map<Participant, Connection> books = new EnumMap<>(Participant.class);

  Audit(Stack stack) {
    try {
      for (Participant each : Participant.values()) {
        String database = stack.database(each.serviceName());
        // As the owner: no service decides, or may read what was decided.
        books.put(each, Roles.of(database).connectAsOwner(stack.jdbc(database) + SESSION));
      }
    } catch (SQLException e) {
      close();
      throw new StackFailure("A database cannot be reached: " + e.getMessage(), e);
    }
  }

  /// All that was decided until now.
  Decisions decisions() {
    Decisions decisions = new Decisions();
    for (Connection each : books.values()) {
      try {
        each.setAutoCommit(false); // rows come in portions only within a transaction
        try (PreparedStatement query = each.prepareStatement(Decisions.QUERY)) {
          query.setFetchSize(ROWS_AT_ONCE);
          try (var rows = query.executeQuery()) {
            while (rows.next()) {
              decisions.note(rows.getString(1));
            }
          }
        } finally {
          each.rollback();
          each.setAutoCommit(true);
        }
      } catch (SQLException e) {
        throw broken(e);
      }
    }
    return decisions;
  }

  /// Writes this down for good. False when it stands there, or when something else was decided.
  boolean write(DeadLetter letter, LetterState state, Ground ground) {
    Connection book = Objects.requireNonNull(books.get(letter.auditor()));
    LetterId id = letter.id();
    try (PreparedStatement row = book.prepareStatement(WRITE)) {
      row.setString(1, id.topic());
      row.setInt(2, id.partition());
      row.setLong(3, id.offset());
      row.setObject(4, letter.at().atOffset(ZoneOffset.UTC));
      row.setObject(5, letter.eventId().orElse(null), Types.OTHER);
      row.setString(6, state.name());
      row.setString(7, ground.reason());
      row.setString(8, ground.byWhom());
      return row.executeUpdate() == 1;
    } catch (SQLException e) {
      throw broken(e);
    }
  }

  private static StackFailure broken(SQLException cause) {
    return new StackFailure("The audit of dead letters is not kept: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    for (Connection each : books.values()) {
      try {
        each.close();
      } catch (SQLException e) {
        // What was written is committed.
      }
    }
  }
}
