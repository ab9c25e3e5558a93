package com.sagamart.wallet.saga;

import static com.sagamart.contracts.error.ErrorCode.TIMEOUT;
import static com.sagamart.contracts.error.ErrorCode.USER_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.WALLET_INSUFFICIENT_BALANCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.CouponApplied;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The whole road on real PostgreSQL and Kafka: topic, inbox, aggregate, outbox, relay, topic.
@ServiceTest
class WalletSagaTest {

  private static final AtomicLong IDS = new AtomicLong(1);

  /// A value that fills a record: nothing could be added to it.
  private static final int MOST_BYTES = 1024 * 1024 - 100;

  @Autowired private Wire wire;
  @Autowired private Client client;

  private final long user = IDS.incrementAndGet();
  private final long order = IDS.incrementAndGet();

  @BeforeEach
  void openAWalletWithTenThousandWon() {
    assertThat(client.asAdmin("PUT", "/v1/wallets/" + user, null).status()).isEqualTo(201);
    charge(10_000);
  }

  @Test
  void aNewWalletIsAnnounced() {
    assertThat(wire.await(WalletOpened.class, user).userId()).isEqualTo(user);
  }

  @Test
  void paysAnOrderWithoutACoupon() {
    wire.say(stockReserved(order, null));
    WalletDebited debited = wire.await(WalletDebited.class, order);
    assertThat(debited.amount()).isEqualTo(Amount.undiscounted(9_600));
    assertThat(debited.balanceAfter()).isEqualTo(400);
    assertThat(balance()).isEqualTo(400);
  }

  @Test
  void paysTheDiscountedTotalOnceTheCouponIsApplied() {
    wire.say(stockReserved(order, 55501L));
    wire.say(new CouponApplied(order, user, 55501, lines(), Amount.discounted(9_600, 960)));
    WalletDebited debited = wire.await(WalletDebited.class, order);
    assertThat(debited.amount().total()).isEqualTo(8_640);
    assertThat(debited.couponIssueId()).isEqualTo(55501);
    assertThat(balance()).isEqualTo(1_360);
  }

  @Test
  void refusesWhatTheBalanceDoesNotCover() {
    wire.say(stockReserved(order, null));
    wire.await(WalletDebited.class, order);
    long second = IDS.incrementAndGet();
    wire.say(stockReserved(second, null));
    assertThat(wire.await(WalletRefused.class, second).reason())
        .isEqualTo(WALLET_INSUFFICIENT_BALANCE);
    assertThat(balance()).isEqualTo(400);
  }

  @Test
  void refusesAUserWithoutAWallet() {
    long stranger = IDS.incrementAndGet();
    wire.say(new StockReserved(order, stranger, null, lines(), 9_600));
    assertThat(wire.await(WalletRefused.class, order).reason()).isEqualTo(USER_NOT_FOUND);
  }

  @Test
  void anEventThatComesTwiceTakesEffectOnce() {
    CloudEvent said = wire.say(stockReserved(order, null));
    wire.say(said);
    wire.await(WalletDebited.class, order);
    wire.say(said);
    cancel();
    wire.await(WalletRefunded.class, order);
    assertThat(wire.heard(WalletDebited.class, order)).hasSize(1);
    assertThat(balance()).isEqualTo(10_000);
  }

  @Test
  void givesTheMoneyBackWhenTheOrderIsCancelled() {
    wire.say(stockReserved(order, null));
    wire.await(WalletDebited.class, order);
    cancel();
    assertThat(wire.await(WalletRefunded.class, order).balanceAfter()).isEqualTo(10_000);
    assertThat(balance()).isEqualTo(10_000);
  }

  @Test
  void aCancellationThatComesFirstLeavesATombstoneThatRefusesTheStep() {
    cancel();
    awaitTombstone();
    wire.say(stockReserved(order, null));
    assertThat(wire.await(WalletRefused.class, order).reason()).isEqualTo(TIMEOUT);
    assertThat(balance()).isEqualTo(10_000);
  }

  @Test
  void aContradictionBecomesADeadLetterAndTheNextEventStillPays() {
    wire.say(stockReserved(order, null));
    wire.await(WalletDebited.class, order);
    wire.say(stockReserved(order, null));
    var dead = wire.awaitDeadLetter(Long.toString(order));
    assertThat(new String(dead.headers().lastHeader("dlt_cause").value(), UTF_8))
        .contains("already paid");
    charge(9_600);
    long next = IDS.incrementAndGet();
    wire.say(stockReserved(next, null));
    wire.await(WalletDebited.class, next);
  }

  @Test
  void anUnreadableRecordDoesNotStopWhatStandsBehindItInItsPartition() {
    String key = Long.toString(order);
    wire.send(
        new ProducerRecord<>(
            Topic.INVENTORY_EVENTS.wireName(), key.getBytes(UTF_8), "{".getBytes(UTF_8)));
    wire.say(stockReserved(order, null)); // the same key, so the same partition

    wire.await(WalletDebited.class, order);
    assertThat(wire.awaitDeadLetter(key).value()).isEqualTo("{".getBytes(UTF_8));
  }

  @Test
  void headersThatAFrameworkWouldReadDoNotStopWhatStandsBehindThemInTheirPartition() {
    byte[] key = Long.toString(order).getBytes(UTF_8);
    var odd = new ProducerRecord<>(Topic.INVENTORY_EVENTS.wireName(), key, "{".getBytes(UTF_8));
    for (String name : List.of("kafka_deliveryAttempt", "spring_json_header_types", "id", "")) {
      odd.headers().add(name, new byte[] {(byte) 0xff});
    }
    odd.headers().add("without a value", null);
    wire.send(odd);
    wire.say(stockReserved(order, null));

    wire.await(WalletDebited.class, order);
    assertThat(wire.awaitDeadLetter(Long.toString(order)).value()).isEqualTo(odd.value());
  }

  @Test
  void aRecordThatIsTooLargeToPutAsideDoesNotStopWhatStandsBehindItInItsPartition() {
    String key = Long.toString(order);
    wire.send(
        new ProducerRecord<>(
            Topic.INVENTORY_EVENTS.wireName(), key.getBytes(UTF_8), new byte[MOST_BYTES]));
    wire.say(stockReserved(order, null));

    wire.await(WalletDebited.class, order);
    var dead = wire.awaitDeadLetter(key);
    assertThat(dead.value()).isNull();
    assertThat(new String(dead.headers().lastHeader("dlt_left_out").value(), UTF_8))
        .isEqualTo("its value of " + MOST_BYTES + " bytes");
  }

  /// The tombstone is visible to nobody, so its order's topic-mate tells that it was passed.
  private void awaitTombstone() {
    long other = IDS.incrementAndGet();
    wire.say(stockReserved(other, null));
    wire.await(WalletDebited.class, other);
    wire.say(new OrderCancelled(other, user, CancelCause.DEADLINE_PASSED));
    wire.await(WalletRefunded.class, other);
  }

  private void cancel() {
    wire.say(new OrderCancelled(order, user, CancelCause.DEADLINE_PASSED));
  }

  private void charge(long amount) {
    var reply =
        client.as(
            user,
            "POST",
            "/v1/wallets/%d/charge".formatted(user),
            "{\"amount\":%d}".formatted(amount));
    assertThat(reply.status()).isEqualTo(200);
  }

  private long balance() {
    return client.as(user, "GET", "/v1/wallets/" + user, null).json().path("balance").asLong();
  }

  private StockReserved stockReserved(long orderId, @Nullable Long couponIssueId) {
    return new StockReserved(orderId, user, couponIssueId, lines(), 9_600);
  }

  private static List<PricedLine> lines() {
    return List.of(PricedLine.of(101, "유기농 우유 1L", 3, 3_200));
  }
}
