package com.sagamart.gateway;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// Checks tokens: signed with one of [TokenRules#ALGORITHMS] by a key of the issuer, and saying
/// what [TokenRules] asks.
@Component
class TokenCheck {

  private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);
  private static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(2);
  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final ParameterizedTypeReference<Map<String, Object>> METADATA =
      new ParameterizedTypeReference<>() {};

  private final NimbusReactiveJwtDecoder decoder;

  @Autowired
  TokenCheck(Issuer issuer) {
    this(issuer, InstantSource.system());
  }

  TokenCheck(Issuer issuer, InstantSource clock) {
    var keys = new IssuerKeys(keysOf(issuer), clock);
    decoder =
        NimbusReactiveJwtDecoder.withJwkSource(keys::candidatesFor)
            .jwtProcessorCustomizer(
                it ->
                    it.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(
                            TokenRules.ALGORITHMS, new JWKSecurityContextJWKSet())))
            .build();
    decoder.setJwtValidator(TokenRules.of(issuer));
  }

  Mono<TokenVerdict> of(String token) {
    return Mono.defer(() -> decoder.decode(token))
        .<TokenVerdict>map(TokenVerdict.Valid::new)
        .onErrorResume(JwtException.class, TokenCheck::invalid)
        .onErrorResume(IllegalStateException.class, _ -> Mono.just(new TokenVerdict.Undecided()));
  }

  private static Mono<TokenVerdict> invalid(JwtException why) {
    LOG.debug("Token refused: {}", why.getMessage());
    return Mono.just(new TokenVerdict.Invalid());
  }

  /// Asked anew each time, so that an issuer may move its keys.
  private static Mono<JWKSet> keysOf(Issuer issuer) {
    WebClient web = WebClient.create();
    return web.get()
        .uri(issuer.uri() + DISCOVERY)
        .retrieve()
        .bodyToMono(METADATA)
        .map(metadata -> keysUri(issuer, metadata))
        .flatMap(uri -> web.get().uri(uri).retrieve().bodyToMono(String.class))
        .map(TokenCheck::parse)
        .timeout(ISSUER_TIMEOUT);
  }

  private static String keysUri(Issuer issuer, Map<String, Object> metadata) {
    if (!issuer.uri().equals(metadata.get("issuer"))
        || !(metadata.get("jwks_uri") instanceof String uri)) {
      throw new IllegalStateException(issuer.uri() + " does not describe itself as that issuer");
    }
    return uri;
  }

  private static JWKSet parse(String keys) {
    try {
      return JWKSet.parse(keys);
    } catch (ParseException unreadable) {
      throw new IllegalStateException("The issuer's keys are not a JWK set", unreadable);
    }
  }
}
