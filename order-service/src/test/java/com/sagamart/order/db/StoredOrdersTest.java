package com.sagamart.order.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.test.ServiceTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class StoredOrdersTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private static final List<PricedLine> PRICES = List.of(PricedLine.of(101, "우유", 2, 3_200));

  @Autowired private Orders orders;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void theFirstOrderIsNumber7000001AndTheNextFollow() {
    List<Long> numbers =
        Stream.generate(() -> place(now.plusSeconds(3_600)).orderId()).limit(120).toList();
    assertThat(numbers)
        .isEqualTo(LongStream.range(numbers.getFirst(), numbers.getFirst() + 120).boxed().toList());
    assertThat(jdbc.queryForObject("SELECT min(order_id) FROM orders", Long.class))
        .isEqualTo(7_000_001);
  }

  @Test
  void anOrderComesBackAsItWasKept() {
    Order placed = place(now.plusSeconds(3_600));
    transaction.executeWithoutResult(
        _ ->
            orders
                .lock(List.of(placed.orderId()))
                .getFirst()
                .pay(PRICES, Amount.undiscounted(6_400), 7, now));
    Order found = orders.findById(placed.orderId()).orElseThrow();
    placed.pay(PRICES, Amount.undiscounted(6_400), 7, now);
    assertThat(found).usingRecursiveComparison().isEqualTo(placed);
    assertThat(orders.decidedAmong(new Long[] {placed.orderId(), 1L})).hasSize(1);
    assertThat(
            jdbc.queryForObject(
                "SELECT total FROM orders WHERE order_id = ?", Long.class, placed.orderId()))
        .isEqualTo(6_400);
  }

  @Test
  void anOverdueOrderThatSomebodyIsDecidingIsSkipped() {
    Order overdue = place(now.plusSeconds(60));
    Instant later = now.plusSeconds(61);
    transaction.executeWithoutResult(
        _ -> {
          orders.lock(List.of(overdue.orderId()));
          assertThat(elsewhereOverdue(later)).doesNotContain(overdue.orderId());
        });
    assertThat(elsewhereOverdue(later)).contains(overdue.orderId());
    assertThat(elsewhereOverdue(now)).doesNotContain(overdue.orderId());
  }

  @Test
  void overdueOrdersAreCountedAsFarAsOneWantsToKnow() {
    Instant later = now.plusSeconds(71);
    long before = orders.countOverdue(later, 1_000);
    place(now.plusSeconds(70));
    place(now.plusSeconds(70));
    place(now.plusSeconds(72));
    assertThat(orders.countOverdue(later, 1_000)).isEqualTo(before + 2);
    assertThat(orders.countOverdue(later, 1)).isEqualTo(1);
  }

  private List<Long> elsewhereOverdue(Instant at) {
    return CompletableFuture.supplyAsync(
            () -> {
              List<Order> locked = transaction.execute(_ -> orders.lockOverdue(at, 100));
              return locked.stream().map(Order::orderId).toList();
            })
        .join();
  }

  private Order place(Instant deadline) {
    var order = new Order(1001, List.of(new OrderedLine(101, 2)), null, now, deadline);
    transaction.executeWithoutResult(_ -> orders.add(order));
    return order;
  }
}
