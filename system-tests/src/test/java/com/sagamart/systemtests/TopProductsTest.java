package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.Rebuild;
import com.sagamart.devstack.Stack;
import com.sagamart.systemtests.Customer.Line;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(Witness.class)
class TopProductsTest {

  /// What the contract promises, from the payment on. It is counted from the reply, which comes
  /// some milliseconds later; on the other side the clock runs on through the reads.
  private static final Duration VISIBLE = Duration.ofSeconds(1);

  /// The middle one of so many must be in time, so that one hiccup of a busy machine is forgiven
  /// and a delay that is built in is not.
  private static final int ORDERS = 7;

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(25);
  private static final int UNITS = 200;

  private final Admin admin = new Admin();
  private final Customer customer = admin.customerWith(1_000_000);
  private final long product = admin.product(1, 10_000);

  @Test
  void whatIsPaidIsSeenWithinASecondAndWhatIsTakenBackIsGone() {
    List<Long> orders = new ArrayList<>();
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(buy(UNITS));
      waits.add(untilOnTop(UNITS * (i + 1L)));
    }
    assertThat(medianOf(waits)).as("waits %s", waits).isLessThanOrEqualTo(VISIBLE);
    waits.clear();
    for (int i = 0; i < ORDERS; i++) {
      customer.cancel(orders.get(i)).orFail();
      waits.add(untilOnTop(UNITS * (ORDERS - i - 1L)));
    }
    assertThat(medianOf(waits)).as("waits %s", waits).isLessThanOrEqualTo(VISIBLE);
  }

  @Test
  void areRebuiltFromTheirTopicWhenTheirDatabaseIsLost() throws SQLException {
    buy(UNITS);
    long regretted = buy(2 * UNITS);
    untilOnTop(3 * UNITS);
    customer.cancel(regretted).orFail();
    untilOnTop(UNITS);
    JsonNode before = admin.topProducts();
    loseTheDatabase();

    Rebuild.Result result = Platform.stack().rebuild("ranking");

    assertThat(admin.topProducts()).isEqualTo(before);
    assertThat(result.sales()).isGreaterThanOrEqualTo(2);
    assertThat(result.takenBack()).isPositive();

    Rebuild.Result again = Platform.stack().rebuild("ranking");

    assertThat(admin.topProducts()).isEqualTo(before);
    assertThat(again.sales()).isEqualTo(result.sales());
    assertThat(again.takenBack()).isEqualTo(result.takenBack());
    buy(1);
    untilOnTop(UNITS + 1);
    assertThat(Platform.deadLetters()).isZero();
  }

  private long buy(int units) {
    return customer.checkout(new Line(product, units)).orFail().number("orderId");
  }

  private Duration untilOnTop(long units) {
    long begin = System.nanoTime();
    await().pollInterval(PAUSE).atMost(PATIENCE).until(() -> admin.unitsOnTop(product) == units);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Duration medianOf(List<Duration> waits) {
    List<Duration> sorted = new ArrayList<>(waits);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /// While the service runs.
  private static void loseTheDatabase() throws SQLException {
    Stack stack = Platform.stack();
    String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(stack.ports().postgres());
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE ranking WITH (FORCE)");
    }
  }
}
