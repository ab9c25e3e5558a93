package com.sagamart.contracts.saga;

import static com.sagamart.contracts.saga.Orders.WITHOUT_COUPON;
import static com.sagamart.contracts.saga.Orders.WITH_COUPON;
import static com.sagamart.contracts.saga.Participant.COUPON;
import static com.sagamart.contracts.saga.Participant.INVENTORY;
import static com.sagamart.contracts.saga.Participant.ORDER;
import static com.sagamart.contracts.saga.Participant.RANKING;
import static com.sagamart.contracts.saga.Participant.WALLET;
import static com.sagamart.contracts.saga.Reaction.command;
import static com.sagamart.contracts.saga.Reaction.on;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.CouponRefused;
import com.sagamart.contracts.event.CouponReleased;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The whole saga of an order. Nobody executes it, and everybody is bound by it: subscriptions and
/// `docs/SAGA.md` are derived from it, a test proves that it adds up, and each service proves that
/// it says what stands here and nothing else.
public final class OrderSaga {

  /// Who reacts to what: forward, after a refusal, after a cancellation, and who only takes note.
  public static final List<Reaction> MAP =
      List.of(
          command(ORDER, "checkout is called").publishes(OrderPlaced.class),
          on(OrderPlaced.class, INVENTORY, "reserves every line, or none")
              .publishes(StockReserved.class)
              .orRefuses(StockRefused.class),
          on(StockReserved.class, COUPON, "applies the coupon")
              .only(WITH_COUPON)
              .publishes(CouponApplied.class)
              .orRefuses(CouponRefused.class),
          on(StockReserved.class, WALLET, "debits the total")
              .only(WITHOUT_COUPON)
              .publishes(WalletDebited.class)
              .orRefuses(WalletRefused.class),
          on(CouponApplied.class, WALLET, "debits the total")
              .publishes(WalletDebited.class)
              .orRefuses(WalletRefused.class),
          on(WalletDebited.class, ORDER, "the order is paid").publishes(OrderPaid.class),
          on(OrderPaid.class, INVENTORY, "commits the reservation: the stock is sold"),
          //
          on(StockRefused.class, ORDER, "the order is rejected").publishes(OrderRejected.class),
          on(CouponRefused.class, ORDER, "the order is rejected").publishes(OrderRejected.class),
          on(CouponRefused.class, INVENTORY, "releases the reservation")
              .undoes(StockReserved.class)
              .publishes(StockReleased.class),
          on(WalletRefused.class, ORDER, "the order is rejected").publishes(OrderRejected.class),
          on(WalletRefused.class, COUPON, "releases the coupon")
              .only(WITH_COUPON)
              .undoes(CouponApplied.class)
              .publishes(CouponReleased.class),
          on(WalletRefused.class, INVENTORY, "releases the reservation")
              .undoes(StockReserved.class)
              .publishes(StockReleased.class),
          //
          command(ORDER, "the deadline passed, or the owner cancels a paid order")
              .publishes(OrderCancelled.class),
          on(OrderCancelled.class, WALLET, "refunds, or leaves a tombstone")
              .undoes(WalletDebited.class)
              .publishes(WalletRefunded.class),
          on(OrderCancelled.class, COUPON, "releases the coupon, or leaves a tombstone")
              .undoes(CouponApplied.class)
              .publishes(CouponReleased.class),
          on(OrderCancelled.class, INVENTORY, "releases the stock, or leaves a tombstone")
              .undoes(StockReserved.class)
              .publishes(StockReleased.class),
          //
          on(StockReserved.class, ORDER, "notes the step"),
          on(CouponApplied.class, ORDER, "notes the step"),
          on(StockReleased.class, ORDER, "notes the compensation"),
          on(CouponReleased.class, ORDER, "notes the compensation"),
          on(WalletRefunded.class, ORDER, "notes the compensation"),
          on(OrderPaid.class, RANKING, "counts the units sold"),
          on(OrderCancelled.class, RANKING, "takes them out again"),
          //
          command(WALLET, "a wallet is opened").publishes(WalletOpened.class),
          on(WalletOpened.class, COUPON, "learns that the user exists"));

  private static final Map<Class<? extends PlatformEvent>, Topic> DATA_PLATFORM =
      Map.of(
          OrderPaid.class, Topic.DATA_PLATFORM_ORDER_PAID,
          OrderCancelled.class, Topic.DATA_PLATFORM_ORDER_CANCELLED);

  private OrderSaga() {}

  /// What this service reacts to.
  public static List<Reaction> reactionsOf(Participant participant) {
    return MAP.stream().filter(reaction -> reaction.by() == participant).toList();
  }

  /// The kinds of event that this service consumes.
  public static Set<Class<? extends PlatformEvent>> consumedBy(Participant participant) {
    return EventType.all().stream()
        .filter(event -> reactions(participant, event).findAny().isPresent())
        .collect(toUnmodifiableSet());
  }

  /// What this service may say when it consumes `event`.
  public static Set<Class<? extends PlatformEvent>> mayPublish(
      Participant participant, Class<? extends PlatformEvent> event) {
    return reactions(participant, event)
        .flatMap(reaction -> reaction.mayPublish().stream())
        .collect(toUnmodifiableSet());
  }

  /// The topics that this service reads.
  public static Set<Topic> subscriptionsOf(Participant participant) {
    return consumedBy(participant).stream()
        .map(event -> producerOf(event).topic().orElseThrow())
        .collect(toCollection(() -> EnumSet.noneOf(Topic.class)));
  }

  /// Who publishes this kind of event.
  public static Participant producerOf(Class<? extends PlatformEvent> event) {
    return MAP.stream()
        .filter(reaction -> reaction.maySay(event))
        .map(Reaction::by)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody publishes " + event));
  }

  /// Where an event of this kind goes: its producer's topic, and for what the data platform counts
  /// one of its own as well.
  public static List<Topic> topicsOf(Class<? extends PlatformEvent> event) {
    Stream<Topic> own = producerOf(event).topic().stream();
    return Stream.concat(own, Stream.ofNullable(DATA_PLATFORM.get(event))).toList();
  }

  private static Stream<Reaction> reactions(
      Participant participant, Class<? extends PlatformEvent> event) {
    return MAP.stream().filter(reaction -> reaction.by() == participant && reaction.on() == event);
  }
}
