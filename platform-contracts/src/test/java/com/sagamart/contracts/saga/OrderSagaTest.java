package com.sagamart.contracts.saga;

import static com.sagamart.contracts.saga.Participant.COUPON;
import static com.sagamart.contracts.saga.Participant.INVENTORY;
import static com.sagamart.contracts.saga.Participant.ORDER;
import static com.sagamart.contracts.saga.Participant.RANKING;
import static com.sagamart.contracts.saga.Participant.WALLET;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderSagaTest {

  @Test
  void addsUp() {
    assertThat(SagaRules.violationsOf(OrderSaga.MAP)).isEmpty();
  }

  @Test
  void paysAnOrderWithoutACouponAfterThreeHops() {
    assertThat(SagaWalk.of(OrderSaga.MAP, false).paths())
        .containsExactlyInAnyOrder(
            List.of(OrderPlaced.class, StockReserved.class, WalletDebited.class, OrderPaid.class),
            List.of(
                OrderPlaced.class, StockReserved.class, WalletRefused.class, OrderRejected.class),
            List.of(OrderPlaced.class, StockRefused.class, OrderRejected.class));
  }

  @Test
  void paysAnOrderWithACouponAfterFourHops() {
    assertThat(SagaWalk.of(OrderSaga.MAP, true).paths())
        .containsExactlyInAnyOrder(
            List.of(
                OrderPlaced.class,
                StockReserved.class,
                CouponApplied.class,
                WalletDebited.class,
                OrderPaid.class),
            List.of(
                OrderPlaced.class,
                StockReserved.class,
                CouponApplied.class,
                WalletRefused.class,
                OrderRejected.class),
            List.of(
                OrderPlaced.class, StockReserved.class, CouponRefused.class, OrderRejected.class),
            List.of(OrderPlaced.class, StockRefused.class, OrderRejected.class));
  }

  @Test
  void tellsOrderServiceEverythingThatAnOrdersTimelineShows() {
    assertThat(EventType.all())
        .filteredOn(event -> event != WalletOpened.class)
        .filteredOn(event -> OrderSaga.producerOf(event) != ORDER)
        .isSubsetOf(OrderSaga.consumedBy(ORDER));
  }

  @Test
  void derivesWhatAServiceConsumes() {
    assertThat(OrderSaga.consumedBy(COUPON))
        .containsExactlyInAnyOrder(
            StockReserved.class, WalletRefused.class, OrderCancelled.class, WalletOpened.class);
    assertThat(OrderSaga.consumedBy(RANKING))
        .containsExactlyInAnyOrder(OrderPaid.class, OrderCancelled.class);
  }

  @Test
  void derivesWhatAServiceMaySayToAnEvent() {
    assertThat(OrderSaga.mayPublish(COUPON, StockReserved.class))
        .containsExactlyInAnyOrder(CouponApplied.class, CouponRefused.class);
    assertThat(OrderSaga.mayPublish(INVENTORY, WalletRefused.class))
        .containsExactly(StockReleased.class);
    assertThat(OrderSaga.mayPublish(COUPON, OrderCancelled.class))
        .containsExactly(CouponReleased.class);
    assertThat(OrderSaga.mayPublish(RANKING, OrderPaid.class)).isEmpty();
  }

  @Test
  void derivesTheTopicsThatAServiceReads() {
    assertThat(OrderSaga.subscriptionsOf(WALLET))
        .containsExactlyInAnyOrder(Topic.ORDER_EVENTS, Topic.INVENTORY_EVENTS, Topic.COUPON_EVENTS);
    assertThat(OrderSaga.subscriptionsOf(RANKING)).containsExactly(Topic.ORDER_EVENTS);
  }

  @Test
  void sendsTheDataPlatformWhatWasPaidAndWhatCorrectsIt() {
    assertThat(OrderSaga.topicsOf(OrderPaid.class))
        .containsExactly(Topic.ORDER_EVENTS, Topic.DATA_PLATFORM_ORDER_PAID);
    assertThat(OrderSaga.topicsOf(OrderCancelled.class))
        .containsExactly(Topic.ORDER_EVENTS, Topic.DATA_PLATFORM_ORDER_CANCELLED);
    assertThat(EventType.all())
        .filteredOn(event -> event != OrderPaid.class && event != OrderCancelled.class)
        .allSatisfy(
            event ->
                assertThat(OrderSaga.topicsOf(event))
                    .containsExactly(OrderSaga.producerOf(event).topic().orElseThrow()));
  }
}
