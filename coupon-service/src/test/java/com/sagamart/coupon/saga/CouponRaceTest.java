package com.sagamart.coupon.saga;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.coupon.Shop;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.Client;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Two replicas at work on one user's coupon at the same moment.
@ServiceTest
class CouponRaceTest {

  private static final List<PricedLine> LINES = List.of(PricedLine.of(101, "우유", 3, 3_200));

  @Autowired private SagaReaction<?> reaction;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Client client;

  private final long order = Shop.freshId();
  private final long next = Shop.freshId();
  private long user;
  private long issue;

  @BeforeEach
  void giveAUserACoupon() {
    Shop shop = new Shop(client, jdbc);
    user = shop.user();
    issue = shop.issueTo(user);
  }

  @RepeatedTest(10)
  void aStepAndItsCancellationAtOnceLeaveTheCouponUsable() throws Exception {
    together(List.of(reserved(order)), List.of(cancelled(order)));
    assertThat(orderThatUsesIt()).isNull();
  }

  @RepeatedTest(10)
  void twoOrdersAtOnceAreNotPaidWithOneCoupon() throws Exception {
    together(List.of(reserved(order)), List.of(reserved(next)));
    assertThat(orderThatUsesIt()).isIn(order, next);
    assertThat(
            jdbc.queryForObject(
                "SELECT count(*) FROM redemption WHERE coupon_issue_id = ?", Long.class, issue))
        .isEqualTo(1);
  }

  @Test
  void aBatchCanTakeACouponFromOneOrderToTheNext() {
    take(List.of(reserved(order), cancelled(order), reserved(next)));
    assertThat(orderThatUsesIt()).isEqualTo(next);
  }

  private void together(List<PlatformEvent> here, List<PlatformEvent> there) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = List.of(replica(start, here), replica(start, there));
      for (Future<Void> done : replicas.invokeAll(work)) {
        done.get();
      }
    }
  }

  private Callable<Void> replica(CyclicBarrier start, List<PlatformEvent> batch) {
    return () -> {
      start.await();
      take(batch);
      return null;
    };
  }

  private void take(List<PlatformEvent> batch) {
    transaction.executeWithoutResult(_ -> SagaConformance.react(reaction, batch));
  }

  private @Nullable Long orderThatUsesIt() {
    return jdbc.queryForObject("SELECT order_id FROM coupon_issue WHERE id = ?", Long.class, issue);
  }

  private StockReserved reserved(long orderId) {
    return new StockReserved(orderId, user, issue, LINES, 9_600);
  }

  private OrderCancelled cancelled(long orderId) {
    return new OrderCancelled(orderId, user, CancelCause.DEADLINE_PASSED);
  }
}
