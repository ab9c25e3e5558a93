package com.sagamart.wallet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Requests that almost make sense, and must not move money.
@ServiceTest
class WalletStrictnessTest {

  private static final AtomicLong USERS = new AtomicLong(770_000);

  @Autowired private Client client;

  private final long user = USERS.incrementAndGet();
  private final String wallet = "/v1/wallets/" + user;

  @BeforeEach
  void openTheWallet() {
    assertThat(client.asAdmin("PUT", wallet, null).status()).isEqualTo(201);
  }

  @Test
  void anAmountBeyondAllMeasureIsAnInvalidAmount() {
    for (String digits : new String[] {"9".repeat(400), "-" + "1".repeat(60_000)}) {
      assertThat(charge("{\"amount\":%s}".formatted(digits))).isEqualTo("INVALID_AMOUNT");
      assertThat(charge("{\"amount\":0.%s}".formatted(digits.replace("-", ""))))
          .isEqualTo("INVALID_AMOUNT");
    }
  }

  @Test
  void nothingIsChargedForAClientThatDoesNotTakeTheAnswer() {
    var reply =
        client.with("Accept", "text/html").as(user, "POST", wallet + "/charge", "{\"amount\":1}");
    assertThat(reply.code()).isEqualTo("NOT_ACCEPTABLE");
    assertThat(client.as(user, "GET", wallet, null).json().path("balance").asLong()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+%d", "0%d", "%%20%d", "abc", "0"})
  void anIdThatIsNoneIsInvalidForItsUserToo(String spelling) {
    var reply = client.as(user, "GET", "/v1/wallets/" + spelling.formatted(user), null);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("message").asString()).endsWith(" (userId)");
    assertThat(client.anonymously("GET", "/v1/wallets/abc", null).status()).isEqualTo(401);
  }

  private String charge(String body) {
    return client.as(user, "POST", wallet + "/charge", body).code();
  }
}
