package com.sagamart.ranking;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sagamart.starter.PassingFailure;
import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class RankingsTest {

  /// A window that the service does not count, so that only what is written here is in it.
  private static final int DAYS = 7;

  private static final int PRODUCTS = 3_000;
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /// Far from the limit, and from where the driver would lose patience.
  private static final Duration GIVEN_UP = Duration.ofSeconds(15);

  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;
  @Autowired private Rankings rankings;
  @Autowired private TransactionTemplate transaction;

  @AfterEach
  void forget() {
    owner.jdbc().update("DELETE FROM sales_window WHERE days = ?", DAYS);
    owner.jdbc().update("DELETE FROM sold_minute");
  }

  @Test
  void readsNoMoreRowsThanItAnswersHoweverMuchWasSold() {
    sellForAMonth();
    JsonNode plan =
        JsonMapper.shared()
            .readTree(
                jdbc.queryForObject(
                    "EXPLAIN (ANALYZE, FORMAT JSON) " + Rankings.COUNTED,
                    String.class,
                    DAYS,
                    TopProducts.MAX_PRODUCTS));
    assertThat(scans(plan))
        .extracting(scan -> scan.path("Index Name").asString())
        .containsExactlyInAnyOrder("window_units_by_rank", "sold_minute_pkey");
    assertThat(scans(plan)).allSatisfy(RankingsTest::touchesFewRows);
  }

  private static void touchesFewRows(JsonNode scan) {
    long rows = scan.path("Actual Rows").asLong() + scan.path("Rows Removed by Filter").asLong();
    assertThat(rows * scan.path("Actual Loops").asLong()).isEqualTo(TopProducts.MAX_PRODUCTS);
  }

  @Test
  void aQuestionThatTakesTooLongIsGivenUpAndSoIsWaitingForIt() {
    var settings = new RankingSettings(Duration.ofMillis(250), LIMIT, Set.of());
    var top = new TopProducts(rankings, Clock.systemUTC(), settings);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      transaction.executeWithoutResult(
          _ -> {
            jdbc.execute("LOCK TABLE sold_minute IN ACCESS EXCLUSIVE MODE");
            Stream.of(30, 29, 30)
                .map(days -> supplyAsync(() -> catchThrowable(() -> ask(top, days)), threads))
                .toList()
                .forEach(
                    asked ->
                        assertThat(asked).succeedsWithin(GIVEN_UP).matches(PassingFailure::is));
          });
    }
  }

  private static void ask(TopProducts top, int days) {
    try (var _ = RequestDeadline.begin(LIMIT, LIMIT)) {
      top.ofLast(days, 5);
    }
  }

  private void sellForAMonth() {
    jdbc.update(
        """
        INSERT INTO sold_minute (product_id, minute, qty, name)
        SELECT product, date_trunc('minute', now(), 'UTC') - hour * interval '1 hour', 1, 'p'
        FROM generate_series(1, ?) AS product, generate_series(1, 30 * 24, 16) AS hour
        """,
        PRODUCTS);
    jdbc.update("INSERT INTO sales_window VALUES (?, date_trunc('minute', now(), 'UTC'))", DAYS);
    jdbc.update(
        "INSERT INTO window_units SELECT ?, product, product FROM generate_series(1, ?) AS product",
        DAYS,
        PRODUCTS);
    owner.jdbc().execute("ANALYZE sold_minute, window_units");
  }

  /// All parts of the plan that read a table.
  private static Stream<JsonNode> scans(JsonNode plan) {
    return plan.findParents("Node Type").stream().filter(node -> node.has("Relation Name"));
  }
}
