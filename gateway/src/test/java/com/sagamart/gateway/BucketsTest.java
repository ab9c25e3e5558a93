package com.sagamart.gateway;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Ticker;
import com.sagamart.gateway.BucketKey.Owner;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class BucketsTest {

  private static final int MILLION = 1_000_000;
  private static final int MOST = 100_000;
  private static final long BYTES_PER_BUCKET = 512;
  private static final RateLimits LIMITS = RateLimitsTest.limits(Map.of());
  private static final BucketKey BUSY = reads(MILLION + 1);

  private final ManualClock clock = new ManualClock();
  private final Buckets buckets = new Buckets(LIMITS, clock, Runnable::run);

  @Test
  void staysWithinItsBoundWhenAMillionUsersComeAtOnce() {
    long before = heap();

    comeUsers(MILLION, Duration.ZERO);

    assertThat(buckets.count()).isEqualTo(MOST);
    assertThat(heap() - before).isLessThan(MOST * BYTES_PER_BUCKET);
  }

  /// 20,000 new users every second, for 50 seconds.
  @Test
  void refusesNoneOfAMillionUsersWhoComeOneAfterTheOther() {
    assertThat(comeUsers(MILLION, Duration.ofNanos(50_000))).isZero();
    assertThat(buckets.count()).isLessThan(MOST);
  }

  @Test
  void makesNobodysBucketFullWhenMoreOthersComeThanItKeeps() {
    emptyTheBucketOf(BUSY);

    comeUsers(2 * MOST, Duration.ZERO);

    assertThat(draws(BUSY)).isFalse();
  }

  @Test
  void letsThoseBeyondItsBoundShareABucket() {
    int users = 2 * MOST;
    int drawn = users - comeUsers(users, Duration.ZERO);

    assertThat(drawn).isEqualTo(MOST + Buckets.SHARED_BY * 100);
  }

  @Test
  void keepsABucketUntilItIsFullAgain() {
    emptyTheBucketOf(BUSY);

    clock.pass(Duration.ofMillis(1_999));
    assertThat(buckets.count()).isOne();
    for (int i = 0; i < 99; i++) {
      assertThat(draws(BUSY)).isTrue();
    }
    assertThat(draws(BUSY)).isFalse();
  }

  @Test
  void keepsNoBucketThatIsFull() {
    emptyTheBucketOf(BUSY);
    clock.pass(Duration.ofSeconds(5));
    draws(reads(1));

    assertThat(buckets.count()).isOne();
  }

  @Test
  void dropsFullBucketsAlsoWhenNobodyComes() {
    var limits = RateLimitsTest.limits(Map.of("sagamart.gateway.limits.read", "50/s burst 1"));
    var kept = new Buckets(limits, Ticker.systemTicker(), ForkJoinPool.commonPool());

    kept.draw(reads(1)).block();

    assertThat(kept.count()).isOne();
    await().until(() -> kept.count() == 0);
  }

  /// Each asks once, this long after the one before. Returns how many were refused.
  private int comeUsers(int users, Duration apart) {
    int refused = 0;
    for (int user = 1; user <= users; user++) {
      if (!draws(reads(user))) {
        refused++;
      }
      clock.pass(apart);
    }
    return refused;
  }

  private void emptyTheBucketOf(BucketKey key) {
    while (draws(key)) {
      // until it is empty
    }
  }

  private boolean draws(BucketKey key) {
    return requireNonNull(buckets.draw(key).block()).isConsumed();
  }

  private static BucketKey reads(long user) {
    return new BucketKey(Owner.USER, user, Resource.READ);
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
