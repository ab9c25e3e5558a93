package com.sagamart.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.gateway.BucketKey.Owner;
import io.lettuce.core.RedisClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/// Two gateways and a real server that counts for both. Buckets fill so slowly that a test sees
/// nothing of it.
class StoredBucketsTest {

  private static final int CHARGES = 10;
  private static final BucketKey CHARGE = new BucketKey(Owner.USER, 7, Resource.CHARGE);
  private static final BucketKey READ = new BucketKey(Owner.USER, 7, Resource.READ);
  private static final BucketKey COUPON = new BucketKey(Owner.COUPON, 9001, Resource.COUPON);

  private final StoreServer server = new StoreServer();
  private final AtomicLong ids = new AtomicLong(1_000);
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final RateLimits limits =
      RateLimitsTest.limits(
          Map.of(
              "sagamart.gateway.limits.store", server.uri(),
              "sagamart.gateway.limits.store-time", "2s",
              "sagamart.gateway.limits.store-pause", "200ms",
              "sagamart.gateway.limits.charge", "1/s burst 10",
              "sagamart.gateway.limits.read", "1/s burst 10",
              "sagamart.gateway.limits.coupon", "1/s burst 500"));
  private final ManualClock still = new ManualClock();
  private final StoredBuckets one = gateway(metrics);
  private final StoredBuckets other = gateway(new SimpleMeterRegistry());

  @BeforeEach
  void bothAreConnected() {
    server.start();
    drawn(one, newcomer(), 1);
    drawn(other, newcomer(), 1);
  }

  @AfterEach
  void closeAll() {
    one.close();
    other.close();
    server.kill();
  }

  @Test
  void twoGatewaysShareOneLimit() {
    int admitted = drawn(one, CHARGE, 6) + drawn(other, CHARGE, 6);

    assertThat(admitted).isBetween(CHARGES, CHARGES + 1);
    assertThat(drawn(one, newcomer(), CHARGES)).as("others are counted apart").isEqualTo(CHARGES);
  }

  @Test
  void manyWhoDrawAtOnceFromOneBucketGetWhatItHolds() {
    long admitted =
        requireNonNull(
            Flux.merge(together(one, 400), together(other, 400)).filter(it -> it).count().block());

    assertThat(admitted).isBetween(500L, 520L);
    assertThat(without()).isZero();
  }

  @Test
  void forgetsABucketThatMustBeFull() {
    BucketKey once = newcomer();
    drawn(one, once, 1);
    try (RedisClient client = RedisClient.create(server.uri());
        var connection = client.connect()) {
      long millis = connection.sync().pttl(BucketStore.name(once));

      assertThat(millis).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(3).toMillis());
    }
  }

  @Test
  void readsPassAndWritesAreCountedHereWhileTheStoreIsDead() {
    drawn(one, CHARGE, CHARGES);
    server.kill();

    assertThat(drawn(one, READ, 200)).isEqualTo(200);
    assertThat(drawn(one, CHARGE, 200)).as("here").isEqualTo(CHARGES);
    assertThat(drawn(other, CHARGE, 200)).as("there").isEqualTo(CHARGES);
    assertThat(without()).isPositive();
  }

  @Test
  void aDeadStoreCostsNoTime() {
    server.kill();
    drawn(one, READ, 10);

    long begin = System.nanoTime();
    drawn(one, READ, 1_000);

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void countsTogetherAgainWhenTheStoreIsBack() {
    server.kill();
    drawn(one, READ, 20);
    drawn(other, READ, 20);
    server.start();

    await().atMost(Duration.ofSeconds(20)).until(() -> isCounted(one) && isCounted(other));
    BucketKey fresh = newcomer();
    assertThat(drawn(one, fresh, 6) + drawn(other, fresh, 6)).isBetween(CHARGES, CHARGES + 1);
  }

  /// Reads are refused only by a store that lives.
  private boolean isCounted(StoredBuckets gateway) {
    return drawn(gateway, new BucketKey(Owner.USER, ids.incrementAndGet(), Resource.READ), 20) < 20;
  }

  private StoredBuckets gateway(MeterRegistry registry) {
    return new StoredBuckets(limits, new Buckets(limits, still, Runnable::run), registry);
  }

  private BucketKey newcomer() {
    return new BucketKey(Owner.USER, ids.incrementAndGet(), Resource.CHARGE);
  }

  private double without() {
    return metrics.get("sagamart.rate.limit.store.missing").counter().count();
  }

  private static Flux<Boolean> together(StoredBuckets gateway, int times) {
    return Flux.range(0, times)
        .flatMap(_ -> gateway.draw(COUPON), times)
        .map(it -> it.isConsumed());
  }

  private static int drawn(StoredBuckets gateway, BucketKey key, int times) {
    return (int)
        IntStream.range(0, times)
            .filter(_ -> requireNonNull(gateway.draw(key).block()).isConsumed())
            .count();
  }
}
