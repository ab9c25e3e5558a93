package com.sagamart.gateway;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The issuer's public keys, fetched when a token first needs them and looked up again now and
/// then, so that a rotated key is found and a withdrawn one forgotten.
///
/// While the issuer is away the keys known so far stay in use. Tokens that name unknown keys make
/// it ask again, but not more often than once in [#ASK_AGAIN_AFTER], or, as long as no keys are
/// known at all, in [#ASK_FIRST_AGAIN_AFTER]: strangers cannot turn the gateway against the issuer.
final class IssuerKeys {

  static final Duration FRESH_FOR = Duration.ofMinutes(5);
  static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);
  static final Duration ASK_FIRST_AGAIN_AFTER = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);

  private final Mono<JWKSet> issuer;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Mono<JWKSet>> asking = new AtomicReference<>();
  private volatile @Nullable JWKSet known;
  private volatile long knownAt = Long.MIN_VALUE;
  private volatile long askedAt = Long.MIN_VALUE;

  /// Keys that come from `issuer`, which is subscribed to once for every look-up.
  IssuerKeys(Mono<JWKSet> issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /// The keys that may have signed this token; none when the issuer has no such key.
  Flux<JWK> candidatesFor(SignedJWT token) {
    if (!TokenRules.ALGORITHMS.contains(token.getHeader().getAlgorithm())) {
      return Flux.empty();
    }
    var selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
    JWKSet keys = known;
    if (keys == null) {
      return askFirst().flatMapIterable(selector::select);
    }
    List<JWK> candidates = selector.select(keys);
    boolean mayAsk = isPast(askedAt, ASK_AGAIN_AFTER);
    if (candidates.isEmpty() && mayAsk) {
      return ask().onErrorReturn(keys).flatMapIterable(selector::select);
    }
    if (mayAsk && isPast(knownAt, FRESH_FOR)) {
      ask().subscribe(_ -> {}, _ -> {});
    }
    return Flux.fromIterable(candidates);
  }

  private Mono<JWKSet> askFirst() {
    return asking.get() != null || isPast(askedAt, ASK_FIRST_AGAIN_AFTER)
        ? ask()
        : Mono.error(() -> new IllegalStateException("The issuer did not answer a moment ago"));
  }

  /// One question at a time: whoever comes while it is under way shares the answer.
  private Mono<JWKSet> ask() {
    return Mono.defer(
        () -> {
          Mono<JWKSet> mine =
              issuer
                  .doOnNext(this::remember)
                  .doOnError(e -> LOG.warn("The issuer's keys cannot be read: {}", e.toString()))
                  .doFinally(_ -> asking.set(null))
                  .cache();
          Mono<JWKSet> others = asking.compareAndExchange(null, mine);
          if (others != null) {
            return others;
          }
          askedAt = clock.millis();
          return mine;
        });
  }

  private void remember(JWKSet keys) {
    known = keys;
    knownAt = clock.millis();
  }

  private boolean isPast(long millis, Duration age) {
    return clock.millis() - age.toMillis() >= millis;
  }
}
