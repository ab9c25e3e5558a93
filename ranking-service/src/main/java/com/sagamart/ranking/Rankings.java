package com.sagamart.ranking;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Asks the tables which products sold most. A product's name is looked up for those alone that are
/// at the top.
@Component
class Rankings {

  private static final String NAMED =
      """
      SELECT top.product_id, latest.name, top.qty FROM (%s) top
      CROSS JOIN LATERAL (
        SELECT name FROM sold_minute WHERE product_id = top.product_id
        ORDER BY minute DESC LIMIT 1
      ) latest
      ORDER BY top.qty DESC, top.product_id
      """;

  static final String COUNTED =
      NAMED.formatted(
          """
          SELECT product_id, qty FROM window_units WHERE days = ? AND qty > 0
          ORDER BY qty DESC, product_id LIMIT ?
          """);

  private static final String SUMMED =
      NAMED.formatted(
          """
          SELECT product_id, sum(qty)::bigint AS qty FROM sold_minute WHERE minute >= ?
          GROUP BY product_id HAVING sum(qty) > 0
          ORDER BY qty DESC, product_id LIMIT ?
          """);

  private final JdbcClient jdbc;

  Rankings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Of a window that is kept counted: reads as many rows as it answers.
  List<TopProduct> counted(int days, int wanted) {
    return ask(COUNTED, days, wanted);
  }

  /// Of any window: reads all its minutes.
  List<TopProduct> summed(SalesWindow window, int wanted) {
    return ask(SUMMED, Timestamp.from(window.since()), wanted);
  }

  private List<TopProduct> ask(String question, Object window, int wanted) {
    return jdbc.sql(question)
        .params(window, wanted)
        .query(
            (row, _) ->
                new TopProduct(
                    row.getLong("product_id"), row.getString("name"), row.getLong("qty")))
        .list();
  }
}
