package com.sagamart.coupon.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.coupon.Shop;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.Client;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class CouponConformanceTest {

  private static final List<PricedLine> LINES = List.of(PricedLine.of(101, "우유", 3, 3_200));

  private final long user = Shop.freshId();
  private final long order = Shop.freshId();
  private final long next = Shop.freshId();

  @Autowired private SagaReaction<?> reaction;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Client client;

  @Test
  void saysWhatTheMapSaysAndNothingElse() {
    var coupon = new SagaConformance(Participant.COUPON, reaction, transaction, jdbc);
    Shop shop = new Shop(client, jdbc);
    assertThat(coupon.feed(new WalletOpened(user))).isEmpty();
    assertThat(coupon.feed(new WalletOpened(user))).isEmpty();
    long issue = shop.issueTo(user);

    assertThat(coupon.feed(reserved(order, null))).isEmpty();
    assertThat(coupon.feed(refusedByWallet(order))).isEmpty();
    assertThat(coupon.feed(reserved(order, issue))).containsExactly("COUPON_APPLIED");
    assertThat(coupon.feed(reserved(next, issue))).containsExactly("COUPON_REFUSED");
    assertThat(coupon.feed(refusedByWallet(order))).containsExactly("COUPON_RELEASED");
    assertThat(coupon.feed(refusedByWallet(order))).isEmpty();
    assertThat(coupon.feed(cancelled(order))).isEmpty();

    assertThat(coupon.feed(reserved(next, issue))).containsExactly("COUPON_APPLIED");
    assertThat(coupon.feed(cancelled(next))).containsExactly("COUPON_RELEASED");
    assertThat(coupon.feed(cancelled(next))).isEmpty();
    coupon.coversTheMap();
  }

  @Test
  void aCancellationThatComesFirstRefusesTheLateStep() {
    var coupon = new SagaConformance(Participant.COUPON, reaction, transaction, jdbc);
    Shop shop = new Shop(client, jdbc);
    coupon.feed(new WalletOpened(user));
    long issue = shop.issueTo(user);

    assertThat(coupon.feed(cancelled(order))).isEmpty();
    assertThat(coupon.feed(reserved(order, issue))).containsExactly("COUPON_REFUSED");
    assertThat(coupon.feed(refusedByWallet(order))).isEmpty();
    assertThat(coupon.feed(reserved(next, issue))).containsExactly("COUPON_APPLIED");
  }

  @Test
  void aStepThatIsRepeatedIsAContradictionEvenAfterItWasUndone() {
    var coupon = new SagaConformance(Participant.COUPON, reaction, transaction, jdbc);
    Shop shop = new Shop(client, jdbc);
    coupon.feed(new WalletOpened(user));
    long issue = shop.issueTo(user);

    coupon.feed(reserved(order, issue));
    assertThatThrownBy(() -> coupon.feed(reserved(order, issue)))
        .isInstanceOf(ContradictionException.class);
    coupon.feed(cancelled(order));
    assertThatThrownBy(() -> coupon.feed(reserved(order, issue)))
        .isInstanceOf(ContradictionException.class);
  }

  private StockReserved reserved(long orderId, @Nullable Long couponIssueId) {
    return new StockReserved(orderId, user, couponIssueId, LINES, 9_600);
  }

  private WalletRefused refusedByWallet(long orderId) {
    return new WalletRefused(orderId, user, ErrorCode.WALLET_INSUFFICIENT_BALANCE);
  }

  private OrderCancelled cancelled(long orderId) {
    return new OrderCancelled(orderId, user, CancelCause.DEADLINE_PASSED);
  }
}
