package com.sagamart.starter.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class IssuerKeysTest {

  private static final Duration SOON = Duration.ofMillis(20);
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final ECKey first = key("first");
  private final ECKey second = key("second");

  private Callable<JWKSet> answer = () -> new JWKSet(first);
  private int asked;

  @Test
  void findsAKeyThatTheIssuerRotatedIn() throws Exception {
    var keys = new IssuerKeys(this::ask);
    candidates(keys, "first");
    answer = () -> new JWKSet(List.of(first, second));

    assertThat(candidates(keys, "second")).containsExactly(second);
  }

  @Test
  void doesNotAskAgainForEveryUnknownKey() throws Exception {
    var keys = new IssuerKeys(this::ask);
    candidates(keys, "first");

    for (int i = 0; i < 100; i++) {
      assertThat(candidates(keys, "made-up-" + i)).isEmpty();
    }
    assertThat(asked).isLessThanOrEqualTo(4);
    assertThat(candidates(keys, "first")).containsExactly(first);
  }

  @Test
  void keepsItsKeysWhileTheIssuerIsAway() throws Exception {
    var keys = new IssuerKeys(this::ask, SOON, AT_ONCE);
    candidates(keys, "first");
    answer = IssuerKeysTest::away;

    while (asked < 4) {
      assertThat(candidates(keys, "first")).containsExactly(first);
    }
  }

  @Test
  void saysSoWhenItHasNoKeysAndTheIssuerIsAway() {
    var keys = new IssuerKeys(this::ask);
    answer = IssuerKeysTest::away;

    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> candidates(keys, "first")).isInstanceOf(KeySourceException.class);
    }
    assertThat(asked).isLessThanOrEqualTo(4);
  }

  private JWKSet ask() throws Exception {
    asked++;
    return answer.call();
  }

  private static JWKSet away() {
    throw new IllegalStateException("away");
  }

  private static List<JWK> candidates(IssuerKeys keys, String id) throws KeySourceException {
    return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
  }

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
