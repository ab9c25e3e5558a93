package com.sagamart.systemtests;

import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.server.Roles;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that the platform has written down: every row of every table in all five databases, but for
/// the books that the relay keeps for itself, and for the ranking's windows: they move on by the
/// minute, and the sales that they count are looked at themselves.
public final class Books implements AutoCloseable {

  private static final List<String> DATABASES =
      List.of("wallet", "coupon", "inventory", "orders", "ranking");
  private static final Duration AT_REST = Duration.ofSeconds(60);
  private static final String TABLES =
      """
      SELECT tablename FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('relay_offset', 'sales_window', 'window_units')
      """;

  private final List<Connection> databases = new ArrayList<>();

  public Books(Stack stack) throws SQLException {
    for (String name : DATABASES) {
      databases.add(Roles.of(name).connectAsOwner(stack.jdbc(name)));
    }
  }

  /// What the books say once nothing is on its way any more.
  public Map<String, String> atRest() {
    List<Map<String, String>> seen = new ArrayList<>();
    await()
        .atMost(AT_REST)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              seen.add(now());
              return isEverythingDecided()
                  && seen.size() > 1
                  && seen.getLast().equals(seen.get(seen.size() - 2));
            });
    return seen.getLast();
  }

  /// Each table's number of rows, with a fingerprint that changes when any of them does.
  public Map<String, String> now() throws SQLException {
    Map<String, String> contents = new TreeMap<>();
    for (Connection database : databases) {
      for (String table : column(database, TABLES)) {
        contents.put(database.getCatalog() + "." + table, content(database, table));
      }
    }
    return contents;
  }

  private static String content(Connection database, String table) throws SQLException {
    String fingerprint = "coalesce(sum(hashtextextended(t::text, 0)), 0)";
    String query = "SELECT count(*) || ' rows, ' || " + fingerprint + " FROM " + table + " t";
    return column(database, query).getFirst();
  }

  private boolean isEverythingDecided() throws SQLException {
    for (Connection database : databases) {
      if (!column(database, "SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1").isEmpty()) {
        return false;
      }
      if (database.getCatalog().equals("orders")
          && !column(database, "SELECT 1 FROM orders WHERE status = 'PENDING' LIMIT 1").isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static List<String> column(Connection database, String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection database : databases) {
      database.close();
    }
  }
}
