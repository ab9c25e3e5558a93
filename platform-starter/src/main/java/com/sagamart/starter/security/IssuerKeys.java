package com.sagamart.starter.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The issuer's public keys, with the promises of the gateway's: looked up again now and then,
/// kept while the issuer is away, and asked for because of unknown keys not more than twice in
/// [#ASK_AGAIN_AFTER].
final class IssuerKeys implements JWKSource<SecurityContext> {

  static final Duration FRESH_FOR = Duration.ofMinutes(5);
  static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final Duration ASKING_LIMIT = Duration.ofSeconds(5);

  private final JWKSource<SecurityContext> keys;
  private volatile boolean known;

  IssuerKeys(Callable<JWKSet> issuer) {
    this(issuer, FRESH_FOR, ASK_AGAIN_AFTER);
  }

  IssuerKeys(Callable<JWKSet> issuer, Duration freshFor, Duration askAgainAfter) {
    keys =
        JWKSourceBuilder.create(new Asked(issuer))
            .cache(freshFor.toMillis(), ASKING_LIMIT.toMillis())
            .refreshAheadCache(false)
            .rateLimited(askAgainAfter.toMillis())
            .outageTolerantForever()
            .build();
  }

  /// A key that may not be asked for now is an unknown one, as long as any are known.
  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      return keys.get(selector, context);
    } catch (RateLimitReachedException tooSoon) {
      if (known) {
        return List.of();
      }
      throw tooSoon;
    }
  }

  private final class Asked implements JWKSetSource<SecurityContext> {

    private final Callable<JWKSet> issuer;

    Asked(Callable<JWKSet> issuer) {
      this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
        throws KeySourceException {
      try {
        JWKSet set = issuer.call();
        known = true;
        return set;
      } catch (Exception away) {
        LOG.warn("The issuer's keys cannot be read: {}", away.toString());
        throw new JWKSetUnavailableException("The issuer's keys cannot be read", away);
      }
    }

    @Override
    public void close() {}
  }
}
