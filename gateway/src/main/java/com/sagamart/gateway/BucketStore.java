package com.sagamart.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/// Token buckets in Redis or Valkey. A bucket expires there when it must be full again. It is
/// connected when it is first needed, so a gateway starts without it.
final class BucketStore implements AutoCloseable {

  private static final Duration BEYOND_FULL = Duration.ofSeconds(1);
  private static final Duration FOREVER = Duration.ofMillis(Long.MAX_VALUE);

  /// More waiting commands are refused: nobody waits for them as long as they would take.
  private static final int WAITING = 10_000;

  private final RateLimits limits;
  private final ClientResources resources;
  private final RedisClient client;
  private final Mono<AsyncProxyManager<String>> buckets;

  /// One for each bucket that is in use here, so that draws which come together go out together;
  /// losing one costs a round trip.
  private final Cache<BucketKey, AsyncBucketProxy> inUse;

  BucketStore(RateLimits limits) {
    this.limits = limits;
    this.inUse =
        Caffeine.newBuilder()
            .maximumSize(limits.buckets())
            .expireAfterAccess(limits.storePause())
            .build();
    this.resources =
        ClientResources.builder().reconnectDelay(Delay.constant(limits.storePause())).build();
    this.client = RedisClient.create(resources);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
            .requestQueueSize(WAITING)
            .socketOptions(SocketOptions.builder().connectTimeout(limits.storeTime()).build())
            .build());
    this.buckets =
        Mono.fromCompletionStage(this::connect)
            .map(BucketStore::buckets)
            .cache(_ -> FOREVER, _ -> Duration.ZERO, () -> Duration.ZERO);
  }

  /// Takes one token, if there is one; an error if the store cannot say.
  Mono<ConsumptionProbe> draw(BucketKey key) {
    return buckets.flatMap(
        it ->
            Mono.fromFuture(
                () -> inUse.get(key, _ -> bucket(it, key)).tryConsumeAndReturnRemaining(1), true));
  }

  private AsyncBucketProxy bucket(AsyncProxyManager<String> buckets, BucketKey key) {
    BucketConfiguration full =
        BucketConfiguration.builder().addLimit(limits.of(key.resource()).bandwidth()).build();
    return buckets
        .builder()
        .withOptimization(Optimizations.batching())
        .build(name(key), () -> CompletableFuture.completedFuture(full));
  }

  static String name(BucketKey key) {
    return "sagamart:limit:%s:%s:%d"
        .formatted(key.resource().policy(), key.owner().name().toLowerCase(Locale.ROOT), key.id());
  }

  private CompletableFuture<StatefulRedisConnection<String, byte[]>> connect() {
    return client
        .connectAsync(
            RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE),
            RedisURI.create(limits.store()))
        .toCompletableFuture();
  }

  private static AsyncProxyManager<String> buckets(
      StatefulRedisConnection<String, byte[]> connection) {
    return Bucket4jLettuce.casBasedBuilder(connection)
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(BEYOND_FULL))
        .build()
        .asAsync();
  }

  @Override
  public void close() {
    client.shutdown(Duration.ZERO, limits.storeTime());
    resources
        .shutdown(0, limits.storeTime().toMillis(), TimeUnit.MILLISECONDS)
        .awaitUninterruptibly();
  }
}
