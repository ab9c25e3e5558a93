package com.sagamart.inventory.saga;

import static com.sagamart.contracts.error.ErrorCode.COUPON_EXPIRED;
import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static com.sagamart.contracts.error.ErrorCode.PRODUCT_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.TIMEOUT;
import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/// The whole road on real PostgreSQL and Kafka: topic, inbox, aggregate, outbox, relay, topic.
@ServiceTest
class InventorySagaTest {

  private static final long USER = 1001;
  private static final AtomicLong ORDERS = new AtomicLong(7_000_000);

  @Autowired private Wire wire;
  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;

  private final long order = ORDERS.incrementAndGet();
  private long milk;
  private long tofu;

  @BeforeEach
  void stockTenOfEach() {
    milk = create("유기농 우유 1L", 3_200);
    tofu = create("두부", 1_500);
  }

  @Test
  void reservesEveryLineAndSaysNamesAndPrices() {
    wire.say(placed(order, line(milk, 2), line(tofu, 1)));
    StockReserved reserved = wire.await(StockReserved.class, order);
    assertThat(reserved.lines())
        .containsExactly(
            new PricedLine(milk, "유기농 우유 1L", 2, 3_200, 6_400),
            new PricedLine(tofu, "두부", 1, 1_500, 1_500));
    assertThat(reserved.subtotal()).isEqualTo(7_900);
    assertThat(reserved.couponIssueId()).isEqualTo(55501);
    assertThat(counts(milk)).containsExactly(8, 2, 0);
    assertThat(counts(tofu)).containsExactly(9, 1, 0);
  }

  @Test
  void reservesNothingWhenOneLineIsShort() {
    wire.say(placed(order, line(milk, 2), line(tofu, 11)));
    assertThat(wire.await(StockRefused.class, order).reason()).isEqualTo(OUT_OF_STOCK);
    assertThat(counts(milk)).containsExactly(10, 0, 0);
  }

  @Test
  void refusesAnUnknownProduct() {
    wire.say(placed(order, line(milk, 2), line(999_999, 1)));
    assertThat(wire.await(StockRefused.class, order).reason()).isEqualTo(PRODUCT_NOT_FOUND);
    assertThat(counts(milk)).containsExactly(10, 0, 0);
  }

  @Test
  void refusesAStoppedProduct() {
    client.asAdmin("PATCH", "/v1/products/" + milk, "{\"status\":\"STOPPED\"}");
    wire.say(placed(order, line(milk, 1)));
    assertThat(wire.await(StockRefused.class, order).reason()).isEqualTo(OUT_OF_STOCK);
  }

  @Test
  void sellsWhatIsPaid() {
    reserveTwoUnits();
    wire.say(paid());
    awaitCounts(8, 0, 2);
  }

  @Test
  void putsStockBackWhenTheCouponIsRefused() {
    reserveTwoUnits();
    wire.say(new CouponRefused(order, USER, COUPON_EXPIRED));
    wire.await(StockReleased.class, order);
    assertThat(counts(milk)).containsExactly(10, 0, 0);
  }

  @Test
  void putsStockBackWhenTheWalletRefuses() {
    reserveTwoUnits();
    wire.say(new WalletRefused(order, USER, WALLET_INSUFFICIENT_BALANCE));
    wire.await(StockReleased.class, order);
    assertThat(counts(milk)).containsExactly(10, 0, 0);
  }

  @Test
  void takesSoldStockBackWhenThePaidOrderIsCancelled() {
    reserveTwoUnits();
    wire.say(paid());
    wire.say(cancelled());
    wire.await(StockReleased.class, order);
    assertThat(counts(milk)).containsExactly(10, 0, 0);
  }

  @Test
  void aCancellationThatComesFirstLeavesATombstoneThatRefusesTheStep() {
    wire.say(cancelled());
    wire.say(placed(order, line(milk, 2)));
    assertThat(wire.await(StockRefused.class, order).reason()).isEqualTo(TIMEOUT);
    assertThat(counts(milk)).containsExactly(10, 0, 0);
  }

  @Test
  void anEventThatComesTwiceTakesEffectOnce() {
    CloudEvent said = wire.say(placed(order, line(milk, 2)));
    wire.say(said);
    wire.await(StockReserved.class, order);
    wire.say(said);
    wire.say(cancelled());
    wire.await(StockReleased.class, order);
    assertThat(wire.heard(StockReserved.class, order)).hasSize(1);
    assertThat(counts(milk)).containsExactly(10, 0, 0);
  }

  @Test
  void aContradictionBecomesADeadLetterAndTheNextEventStillReserves() {
    wire.say(paid());
    var dead = wire.awaitDeadLetter(Long.toString(order));
    assertThat(new String(dead.headers().lastHeader("dlt_cause").value(), UTF_8))
        .contains("no reservation stands");
    reserveTwoUnits();
  }

  @Test
  void sellsNoUnitTwiceWhenManyWantTheLast() {
    List<Long> orders = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      orders.add(ORDERS.incrementAndGet());
      wire.say(placed(orders.getLast(), line(milk, 1)));
    }
    await()
        .untilAsserted(
            () ->
                assertThat(said(orders))
                    .containsOnly(entry("STOCK_RESERVED", 10), entry("STOCK_REFUSED", 15)));
    assertThat(counts(milk)).containsExactly(0, 10, 0);
  }

  private Map<String, Integer> said(List<Long> orders) {
    String[] keys = orders.stream().map(String::valueOf).toArray(String[]::new);
    Map<String, Integer> said = new HashMap<>();
    jdbc.query(
        "SELECT type, count(*) FROM outbox WHERE record_key = ANY (?) GROUP BY type",
        row -> {
          said.put(row.getString(1), row.getInt(2));
        },
        (Object) keys);
    return said;
  }

  private void reserveTwoUnits() {
    wire.say(placed(order, line(milk, 2)));
    wire.await(StockReserved.class, order);
    assertThat(counts(milk)).containsExactly(8, 2, 0);
  }

  private void awaitCounts(int available, int reserved, int sold) {
    await()
        .untilAsserted(() -> assertThat(counts(milk)).containsExactly(available, reserved, sold));
  }

  private List<Integer> counts(long product) {
    return jdbc.queryForObject(
        "SELECT available, reserved, sold FROM product WHERE product_id = ?",
        (row, _) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)),
        product);
  }

  private long create(String name, long price) {
    String body = "{\"name\":\"%s\",\"price\":%d,\"stock\":10}".formatted(name, price);
    return client.asAdmin("POST", "/v1/products", body).json().path("productId").asLong();
  }

  private static OrderPlaced placed(long order, OrderedLine... lines) {
    return new OrderPlaced(order, USER, List.of(lines), 55501L);
  }

  private static OrderedLine line(long product, int qty) {
    return new OrderedLine(product, qty);
  }

  private OrderPaid paid() {
    List<PricedLine> lines = List.of(PricedLine.of(milk, "유기농 우유 1L", 2, 3_200));
    return new OrderPaid(order, USER, lines, null, Amount.undiscounted(6_400), Instant.EPOCH);
  }

  private OrderCancelled cancelled() {
    return new OrderCancelled(order, USER, CancelCause.CANCELLED_BY_OWNER);
  }
}
