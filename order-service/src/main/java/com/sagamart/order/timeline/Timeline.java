package com.sagamart.order.timeline;

import com.sagamart.contracts.event.SagaEvent;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.starter.store.Gathering;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Keeps what happened to orders. An event is noted in the transaction in which it is said or taken
/// in, and once however often it comes; all events of a transaction are one statement.
@Component
public class Timeline {

  /// More than the longest saga has events.
  private static final int MAX_EVENTS = 50;

  private static final String NOTE =
      """
      INSERT INTO order_event (order_id, event_id, type, service, at)
      VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """;

  private static final String OF_ORDER =
      """
      SELECT order_id, event_id, type, service, at FROM order_event WHERE order_id = ?
      ORDER BY at, event_id LIMIT ?
      """;

  private final JdbcTemplate jdbc;
  private final Gathering<Happening> gathering = new Gathering<>(this::insert);

  Timeline(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Notes what was said, if it is about an order.
  public void note(CloudEvent said) {
    if (said.event() instanceof SagaEvent event) {
      gathering.add(Happening.of(said, event));
    }
  }

  /// What happened to this order, in the order in which it did.
  public List<Happening> of(long orderId) {
    return jdbc.query(OF_ORDER, Timeline::read, orderId, MAX_EVENTS);
  }

  private void insert(List<Happening> happenings) {
    jdbc.batchUpdate(NOTE, happenings, happenings.size(), Timeline::bind);
  }

  private static void bind(PreparedStatement insert, Happening happening) throws SQLException {
    insert.setLong(1, happening.orderId());
    insert.setObject(2, happening.eventId());
    insert.setString(3, happening.type());
    insert.setString(4, happening.service());
    insert.setObject(5, happening.at().atOffset(ZoneOffset.UTC));
  }

  private static Happening read(ResultSet row, int index) throws SQLException {
    return new Happening(
        row.getLong("order_id"),
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getString("service"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
