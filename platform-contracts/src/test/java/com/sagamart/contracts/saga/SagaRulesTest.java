package com.sagamart.contracts.saga;

import static com.sagamart.contracts.saga.Participant.COUPON;
import static com.sagamart.contracts.saga.Participant.INVENTORY;
import static com.sagamart.contracts.saga.Participant.ORDER;
import static com.sagamart.contracts.saga.Participant.WALLET;
import static com.sagamart.contracts.saga.Reaction.on;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefused;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plants one defect at a time into a copy of the map: the rules must see each.
class SagaRulesTest {

  static Stream<Reaction> everyLineThatSaysSomething() {
    return OrderSaga.MAP.stream().filter(reaction -> !reaction.mayPublish().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("everyLineThatSaysSomething")
  void missEveryLineThatSaysSomething(Reaction line) {
    assertThat(SagaRules.violationsOf(without(line::equals))).isNotEmpty();
  }

  @Test
  void seeACompensationThatIsMissingAfterARefusal() {
    assertThat(SagaRules.violationsOf(without(compensationOf(WalletRefused.class, COUPON))))
        .containsExactly(
            "WalletRefused undoes [StockReserved] where [CouponApplied, StockReserved] went before");
  }

  @Test
  void seeACompensationThatIsMissingAfterACancellation() {
    assertThat(SagaRules.violationsOf(without(compensationOf(OrderCancelled.class, INVENTORY))))
        .hasSize(2)
        .allMatch(violation -> violation.startsWith("OrderCancelled undoes [CouponApplied, Wall"));
  }

  @Test
  void seeACompensationOfAStepThatWasNeverTaken() {
    assertThat(
            violationsWith(
                on(StockRefused.class, INVENTORY, "releases nothing")
                    .undoes(StockReserved.class)
                    .publishes(StockReleased.class)))
        .containsOnly("StockRefused undoes [StockReserved] where [] went before");
  }

  @Test
  void seeAStepThatIsUndoneTwice() {
    assertThat(
            violationsWith(
                on(WalletRefused.class, INVENTORY, "releases again")
                    .undoes(StockReserved.class)
                    .publishes(StockReleased.class)))
        .anyMatch(it -> it.startsWith("WalletRefused undoes [StockReserved, StockReserved] where"));
  }

  @Test
  void seeACouponThatIsReleasedForAnOrderWithoutOne() {
    assertThat(
            violationsWith(
                on(WalletRefused.class, COUPON, "releases the coupon")
                    .only(Orders.WITHOUT_COUPON)
                    .undoes(CouponApplied.class)
                    .publishes(CouponReleased.class)))
        .containsExactly(
            "WalletRefused undoes [CouponApplied, StockReserved] where [StockReserved] went before");
  }

  @Test
  void seeASecondProducer() {
    assertThat(
            violationsWith(on(WalletOpened.class, COUPON, "pays").publishes(WalletDebited.class)))
        .singleElement()
        .asString()
        .startsWith("WalletDebited is published by [COUPON, WALLET]");
  }

  @Test
  void seeAStepThatSomebodyElseUndoes() {
    assertThat(
            violationsWith(
                on(OrderCancelled.class, ORDER, "helps")
                    .undoes(WalletDebited.class)
                    .publishes(OrderRejected.class)))
        .contains("WalletDebited is undone by ORDER, who did not do it");
  }

  @Test
  void seeACompensationThatIsNotTold() {
    assertThat(
            violationsWith(
                on(OrderRejected.class, INVENTORY, "undoes in silence")
                    .undoes(StockReserved.class)))
        .containsExactly("undoing StockReserved must be told, and cannot be refused");
  }

  @Test
  void seeAnEventThatNobodyConsumes() {
    assertThat(SagaRules.violationsOf(without(line -> line.on() == StockReleased.class)))
        .containsExactly("StockReleased is consumed by nobody");
  }

  @Test
  void seeADeadEnd() {
    assertThat(SagaRules.violationsOf(without(line -> line.publishes() == OrderPaid.class)))
        .contains("dead end: OrderPlaced > StockReserved > WalletDebited");
  }

  @Test
  void seeACircle() {
    assertThat(
            SagaRules.violationsOf(
                with(
                    without(line -> line.publishes() == OrderPaid.class),
                    on(WalletDebited.class, INVENTORY, "reserves again")
                        .publishes(StockReserved.class))))
        .contains("circle: OrderPlaced > StockReserved > WalletDebited > StockReserved");
  }

  @Test
  void seeAFork() {
    assertThat(
            violationsWith(
                on(StockReserved.class, WALLET, "debits although a coupon comes first")
                    .only(Orders.WITH_COUPON)
                    .publishes(WalletDebited.class)))
        .contains("fork: OrderPlaced > StockReserved");
  }

  @Test
  void seeASagaThatGoesOnAfterItsEnd() {
    assertThat(
            violationsWith(
                on(OrderRejected.class, ORDER, "thinks again").publishes(OrderPaid.class)))
        .contains("goes on after its end: OrderPlaced > StockRefused > OrderRejected");
  }

  private static List<String> violationsWith(Reaction planted) {
    return SagaRules.violationsOf(with(OrderSaga.MAP, planted));
  }

  private static List<Reaction> with(List<Reaction> map, Reaction planted) {
    return Stream.concat(map.stream(), Stream.of(planted)).toList();
  }

  private static List<Reaction> without(Predicate<Reaction> line) {
    return OrderSaga.MAP.stream().filter(line.negate()).toList();
  }

  private static Predicate<Reaction> compensationOf(
      Class<? extends PlatformEvent> event, Participant by) {
    return line -> line.isCompensation() && line.on() == event && line.by() == by;
  }
}
