package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenCheckTest {

  private final StubIssuer issuer = new StubIssuer();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final TokenCheck tokens = new TokenCheck(new Issuer(issuer.uri()), () -> now);

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void cannotDecideUntilTheIssuerIsThere() {
    issuer.goesAway();
    assertThat(check(issuer.token())).isInstanceOf(TokenVerdict.Undecided.class);

    issuer.comesBack();
    now = now.plus(IssuerKeys.ASK_FIRST_AGAIN_AFTER);
    assertThat(check(issuer.token())).isInstanceOf(TokenVerdict.Valid.class);
  }

  @Test
  void takesBothAlgorithmsOfOneIssuer() {
    assertThat(check(issuer.token())).isInstanceOf(TokenVerdict.Valid.class);
    assertThat(check(issuer.tokenByCurve())).isInstanceOf(TokenVerdict.Valid.class);
  }

  @Test
  void knowsItsUsersWhileTheIssuerIsAway() {
    check(issuer.token());
    issuer.goesAway();

    assertThat(check(issuer.token())).isInstanceOf(TokenVerdict.Valid.class);
    assertThat(check("nonsense")).isInstanceOf(TokenVerdict.Invalid.class);
  }

  @Test
  void readsConfigurationAndKeysOnce() {
    check(issuer.token());
    check(issuer.token());

    assertThat(issuer.requests()).isEqualTo(2);
  }

  private TokenVerdict check(String token) {
    return Objects.requireNonNull(tokens.of(token).block());
  }
}
