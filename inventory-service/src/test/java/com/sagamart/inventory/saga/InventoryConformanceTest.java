package com.sagamart.inventory.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.Client;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class InventoryConformanceTest {

  private static final long USER = 1001;
  private static final AtomicLong ORDERS = new AtomicLong(990_000);

  private final SagaReaction<?> reaction;
  private final TransactionTemplate transaction;
  private final JdbcTemplate jdbc;
  private final Client client;
  private final SagaConformance inventory;
  private long product;

  @Autowired
  InventoryConformanceTest(
      SagaReaction<?> reaction, TransactionTemplate transaction, JdbcTemplate jdbc, Client client) {
    this.reaction = reaction;
    this.transaction = transaction;
    this.jdbc = jdbc;
    this.client = client;
    this.inventory = new SagaConformance(Participant.INVENTORY, reaction, transaction, jdbc);
  }

  @BeforeEach
  void stockTenUnits() {
    var created =
        client.asAdmin("POST", "/v1/products", "{\"name\":\"우유\",\"price\":3200,\"stock\":10}");
    product = created.json().path("productId").asLong();
  }

  @Test
  void saysWhatTheMapSaysAndNothingElse() {
    long paid = reserved();
    assertThat(inventory.feed(paid(paid))).isEmpty();
    assertThat(inventory.feed(cancelled(paid))).containsExactly("STOCK_RELEASED");
    assertThat(inventory.feed(couponRefused(reserved()))).containsExactly("STOCK_RELEASED");
    long refused = reserved();
    assertThat(inventory.feed(walletRefused(refused))).containsExactly("STOCK_RELEASED");
    assertThat(inventory.feed(cancelled(refused))).isEmpty();
    assertThat(inventory.feed(placed(ORDERS.incrementAndGet(), 11)))
        .containsExactly("STOCK_REFUSED");
    inventory.coversTheMap();
    assertCounts(10, 0, 0);
  }

  @Test
  void aCancellationThatComesFirstRefusesTheLateStep() {
    long order = ORDERS.incrementAndGet();
    assertThat(inventory.feed(cancelled(order))).isEmpty();
    assertThat(inventory.feed(cancelled(order))).isEmpty();
    assertThat(inventory.feed(placed(order, 1))).containsExactly("STOCK_REFUSED");
    assertCounts(10, 0, 0);
  }

  @Test
  void aRefusalThatFollowsTheCancellationGivesNothingBackTwice() {
    long order = reserved();
    inventory.feed(cancelled(order));
    assertThat(inventory.feed(walletRefused(order))).isEmpty();
    assertCounts(10, 0, 0);
  }

  @Test
  void whatCannotBeTrueIsAContradictionAndMovesNothing() {
    long open = reserved();
    assertContradicts(placed(open, 1));
    long sold = reserved();
    inventory.feed(paid(sold));
    assertContradicts(paid(sold));
    assertContradicts(walletRefused(sold));
    long released = reserved();
    inventory.feed(walletRefused(released));
    assertContradicts(paid(released));
    assertContradicts(paid(ORDERS.incrementAndGet()));
    assertContradicts(couponRefused(ORDERS.incrementAndGet()));
    assertCounts(4, 3, 3);
  }

  private void assertContradicts(PlatformEvent event) {
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    _ -> {
                      SagaConformance.react(reaction, List.of(event));
                    }))
        .isInstanceOf(ContradictionException.class);
  }

  private long reserved() {
    long order = ORDERS.incrementAndGet();
    assertThat(inventory.feed(placed(order, 3))).containsExactly("STOCK_RESERVED");
    return order;
  }

  private OrderPlaced placed(long order, int qty) {
    return new OrderPlaced(order, USER, List.of(new OrderedLine(product, qty)), null);
  }

  private OrderPaid paid(long order) {
    List<PricedLine> lines = List.of(PricedLine.of(product, "우유", 3, 3_200));
    return new OrderPaid(order, USER, lines, null, Amount.undiscounted(9_600), Instant.EPOCH);
  }

  private static OrderCancelled cancelled(long order) {
    return new OrderCancelled(order, USER, CancelCause.DEADLINE_PASSED);
  }

  private static CouponRefused couponRefused(long order) {
    return new CouponRefused(order, USER, ErrorCode.COUPON_EXPIRED);
  }

  private static WalletRefused walletRefused(long order) {
    return new WalletRefused(order, USER, ErrorCode.WALLET_INSUFFICIENT_BALANCE);
  }

  private void assertCounts(long available, long reserved, long sold) {
    assertThat(
            jdbc.queryForMap(
                "SELECT available, reserved, sold FROM product WHERE product_id = ?", product))
        .containsEntry("available", available)
        .containsEntry("reserved", reserved)
        .containsEntry("sold", sold);
  }
}
