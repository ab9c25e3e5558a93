package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class IssuerKeysTest {

  private static final RSAKey FIRST = StubIssuer.newKey("first");
  private static final RSAKey SECOND = StubIssuer.newKey("second");

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int asked;
  private Mono<JWKSet> answer = Mono.just(new JWKSet(FIRST));

  private final IssuerKeys keys =
      new IssuerKeys(
          Mono.defer(
              () -> {
                asked++;
                return answer;
              }),
          () -> now);

  @Test
  void asksTheIssuerOnceForManyTokens() {
    for (int i = 0; i < 3; i++) {
      assertThat(candidates("first")).containsExactly(FIRST);
    }
    assertThat(asked).isOne();
  }

  @Test
  void findsAKeyThatTheIssuerRotatedIn() {
    candidates("first");
    answer = Mono.just(new JWKSet(List.of(FIRST, SECOND)));
    pass(IssuerKeys.ASK_AGAIN_AFTER);

    assertThat(candidates("second")).containsExactly(SECOND);
  }

  @Test
  void doesNotAskAgainForEveryUnknownKey() {
    candidates("first");
    pass(IssuerKeys.ASK_AGAIN_AFTER);

    for (int i = 0; i < 100; i++) {
      assertThat(candidates("made-up-" + i)).isEmpty();
    }
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void doesNotAskForATokenOfAnotherAlgorithm() {
    var token =
        new SignedJWT(
            StubIssuer.header(JWSAlgorithm.HS256, "first"), new JWTClaimsSet.Builder().build());

    assertThat(keys.candidatesFor(token).collectList().block()).isEmpty();
    assertThat(asked).isZero();
  }

  @Test
  void forgetsAKeyThatTheIssuerWithdrew() {
    candidates("first");
    answer = Mono.just(new JWKSet(SECOND));
    pass(IssuerKeys.FRESH_FOR);

    candidates("first");
    assertThat(candidates("first")).isEmpty();
  }

  @Test
  void keepsItsKeysWhileTheIssuerIsAway() {
    candidates("first");
    answer = Mono.error(new IllegalStateException("away"));
    pass(IssuerKeys.FRESH_FOR);

    assertThat(candidates("first")).containsExactly(FIRST);
    assertThat(candidates("first")).containsExactly(FIRST);
    assertThat(candidates("second")).isEmpty();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void saysSoWhenItHasNoKeysAndTheIssuerIsAway() {
    answer = Mono.error(new IllegalStateException("away"));
    assertThatThrownBy(() -> candidates("first")).hasMessage("away");
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> candidates("first")).isInstanceOf(IllegalStateException.class);
    }
    assertThat(asked).isOne();

    answer = Mono.just(new JWKSet(FIRST));
    pass(IssuerKeys.ASK_FIRST_AGAIN_AFTER);
    assertThat(candidates("first")).containsExactly(FIRST);
  }

  @Test
  void asksOneQuestionAtATime() {
    Sinks.One<JWKSet> pending = Sinks.one();
    answer = pending.asMono();
    var first = keys.candidatesFor(token("first")).collectList().toFuture();
    var second = keys.candidatesFor(token("first")).collectList().toFuture();

    pending.tryEmitValue(new JWKSet(FIRST)).orThrow();

    assertThat(first.join()).containsExactly(FIRST);
    assertThat(second.join()).containsExactly(FIRST);
    assertThat(asked).isOne();
  }

  private List<JWK> candidates(String keyId) {
    return Objects.requireNonNull(keys.candidatesFor(token(keyId)).collectList().block());
  }

  private static SignedJWT token(String keyId) {
    return new SignedJWT(
        StubIssuer.header(JWSAlgorithm.RS256, keyId), new JWTClaimsSet.Builder().build());
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
