package com.sagamart.devstack.scaling;

import static com.sagamart.contracts.saga.Participant.COUPON;
import static com.sagamart.contracts.saga.Participant.INVENTORY;
import static com.sagamart.contracts.saga.Participant.ORDER;
import static com.sagamart.contracts.saga.Participant.RANKING;
import static com.sagamart.contracts.saga.Participant.WALLET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.wire.Topic;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static final Offset<Double> NEARLY = within(1e-9);

  private final Traffic traffic = Traffic.undivided();

  @Test
  void aCheckoutIsPaidOnceWithACouponOrWithout() {
    assertThat(traffic.said(CouponApplied.class)).isCloseTo(0.3, NEARLY);
    assertThat(traffic.said(WalletDebited.class)).isCloseTo(1, NEARLY);
    assertThat(traffic.said(OrderPaid.class)).isCloseTo(1, NEARLY);
  }

  @Test
  void nothingIsRefusedOrUndone() {
    assertThat(traffic.said(OrderRejected.class)).isZero();
    assertThat(traffic.said(OrderCancelled.class)).isZero();
  }

  @Test
  void servicesTakeInWhatTheyListenToEvenWhenItDoesNotConcernThem() {
    assertThat(traffic.taken(ORDER)).isCloseTo(2.3, NEARLY);
    assertThat(traffic.taken(INVENTORY)).isCloseTo(2, NEARLY);
    assertThat(traffic.taken(COUPON)).isCloseTo(1, NEARLY);
    assertThat(traffic.taken(WALLET)).isCloseTo(1.3, NEARLY);
    assertThat(traffic.taken(RANKING)).isCloseTo(1, NEARLY);
  }

  @Test
  void thePaidOrderIsARowForEachOfItsTopics() {
    assertThat(traffic.rows(ORDER)).isCloseTo(3, NEARLY);
    assertThat(traffic.records(Topic.ORDER_EVENTS)).isCloseTo(2, NEARLY);
    assertThat(traffic.records(Topic.DATA_PLATFORM_ORDER_PAID)).isCloseTo(1, NEARLY);
  }

  @Test
  void dividedStockIsReservedPieceByPiece() {
    Traffic divided = Traffic.divided(4);
    assertThat(divided.pieces()).isCloseTo(1.75, NEARLY);
    assertThat(divided.said(StockReserved.class)).isCloseTo(1.75, NEARLY);
    assertThat(divided.taken(INVENTORY)).isCloseTo(3.5, NEARLY);
    assertThat(divided.said(WalletDebited.class)).isCloseTo(1, NEARLY);
  }
}
