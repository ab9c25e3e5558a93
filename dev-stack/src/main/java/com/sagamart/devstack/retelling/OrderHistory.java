package com.sagamart.devstack.retelling;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderEvent;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What order-service told of its orders, from its own database at one moment: the id and time of
/// each event for as long as there are orders, and its words from the outbox, or else anew from the
/// order.
final class OrderHistory implements AutoCloseable {

  private static final int ROWS_AT_ONCE = 1_000;

  private static final String TOLD =
      """
      SELECT event.event_id, event.type, event.at, said.payload, said.trace_parent,
             o.order_id, o.user_id, o.coupon_issue_id, o.lines, o.subtotal, o.discount,
             coalesce(o.paid_at, event.at) AS paid_at, o.reason
      FROM order_event event JOIN orders o USING (order_id)
      LEFT JOIN outbox said ON said.event_id = event.event_id AND said.topic = ?
        AND said.occurred_at = event.at
      WHERE event.type = ? AND event.at >= ? AND event.at < ?
      ORDER BY event.at, event.event_id
      """;

  private final Connection connection;

  OrderHistory(Stack stack) {
    String database = stack.database(Participant.ORDER.serviceName());
    try {
      this.connection = DriverManager.getConnection(stack.jdbc(database), database, database);
      connection.setReadOnly(true);
      connection.setAutoCommit(false); // else all rows at once are in memory
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /// Hands over each event, the oldest first.
  void each(Topic topic, Instant from, Instant to, Consumer<ToldEvent> reader) {
    try (PreparedStatement told = connection.prepareStatement(TOLD)) {
      told.setFetchSize(ROWS_AT_ONCE);
      told.setString(1, topic.wireName());
      told.setString(2, typeOn(topic));
      told.setObject(3, from.atOffset(ZoneOffset.UTC));
      told.setObject(4, to.atOffset(ZoneOffset.UTC));
      try (ResultSet row = told.executeQuery()) {
        while (row.next()) {
          reader.accept(read(topic, row));
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static String typeOn(Topic topic) {
    return switch (topic) {
      case DATA_PLATFORM_ORDER_PAID -> "ORDER_PAID";
      case DATA_PLATFORM_ORDER_CANCELLED -> "ORDER_CANCELLED";
      case ORDER_EVENTS, INVENTORY_EVENTS, COUPON_EVENTS, WALLET_EVENTS ->
          throw new StackFailure(topic.wireName() + " is for services, which remember.");
    };
  }

  private static ToldEvent read(Topic topic, ResultSet row) throws SQLException {
    String said = row.getString("payload");
    return new ToldEvent(
        topic,
        row.getObject("event_id", UUID.class),
        row.getString("type"),
        row.getString("order_id"),
        time(row, "at"),
        said == null ? EventCodec.write(rebuilt(topic, row)) : said,
        row.getString("trace_parent"));
  }

  private static OrderEvent rebuilt(Topic topic, ResultSet row) throws SQLException {
    return topic == Topic.DATA_PLATFORM_ORDER_PAID ? paid(row) : cancelled(row);
  }

  private static OrderPaid paid(ResultSet row) throws SQLException {
    long subtotal = row.getLong("subtotal");
    long discount = row.getLong("discount");
    return new OrderPaid(
        row.getLong("order_id"),
        row.getLong("user_id"),
        lines(row.getString("lines")),
        row.getObject("coupon_issue_id", Long.class),
        new Amount(subtotal, discount, Math.subtractExact(subtotal, discount)),
        time(row, "paid_at"));
  }

  private static List<PricedLine> lines(String json) {
    List<PricedLine> lines = new ArrayList<>();
    for (JsonNode line : JsonMapper.shared().readTree(json)) {
      lines.add(
          PricedLine.of(
              line.path("productId").asLong(),
              line.at("/price/name").asString(),
              line.path("qty").asInt(),
              line.at("/price/unitPrice").asLong()));
    }
    return lines;
  }

  /// Only an order that ran into its deadline has a reason.
  private static OrderCancelled cancelled(ResultSet row) throws SQLException {
    CancelCause cause =
        row.getString("reason") == null
            ? CancelCause.CANCELLED_BY_OWNER
            : CancelCause.DEADLINE_PASSED;
    return new OrderCancelled(row.getLong("order_id"), row.getLong("user_id"), cause);
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  private static StackFailure unreadable(SQLException cause) {
    return new StackFailure("The orders cannot be read: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It was only read.
    }
  }
}
