package com.sagamart.ranking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The products that sold most. An answer is shared for a moment by all who ask, so that the tables
/// are read a few times a second however many there are.
@Component
class TopProducts {

  static final int MAX_DAYS = 30;
  static final int MAX_PRODUCTS = 100;

  private static final String MOST_SOLD =
      """
      SELECT top.product_id, latest.name, top.sold_qty
      FROM (
        SELECT product_id, sum(qty)::bigint AS sold_qty FROM sold_minute WHERE minute >= ?
        GROUP BY product_id HAVING sum(qty) > 0
        ORDER BY sold_qty DESC, product_id LIMIT ?
      ) top
      CROSS JOIN LATERAL (
        SELECT name FROM sold_minute WHERE product_id = top.product_id
        ORDER BY minute DESC LIMIT 1
      ) latest
      ORDER BY top.sold_qty DESC, top.product_id
      """;

  private record Answer(List<TopProduct> products, Instant at) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Duration maxAge;

  /// By days, so there are at most [#MAX_DAYS].
  private final ConcurrentMap<Integer, Answer> answers = new ConcurrentHashMap<>();

  TopProducts(JdbcClient jdbc, Clock clock, RankingSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.maxAge = settings.maxAge();
  }

  /// The products that sold most in the last `days` times 24 hours, to the minute, most sold first.
  List<TopProduct> ofLast(int days, int limit) {
    Instant now = clock.instant();
    Answer answer =
        answers.compute(
            days, (_, last) -> last != null && isFresh(last, now) ? last : ask(days, now));
    return answer.products().stream().limit(limit).toList();
  }

  private boolean isFresh(Answer answer, Instant now) {
    return Duration.between(answer.at(), now).abs().compareTo(maxAge) < 0;
  }

  private Answer ask(int days, Instant now) {
    Instant since = now.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MINUTES);
    List<TopProduct> products =
        jdbc.sql(MOST_SOLD)
            .params(Timestamp.from(since), MAX_PRODUCTS)
            .query(
                (row, _) ->
                    new TopProduct(
                        row.getLong("product_id"), row.getString("name"), row.getLong("sold_qty")))
            .list();
    return new Answer(products, now);
  }
}
