package com.sagamart.wallet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Replies are JSON, and nothing is done for who does not take it.
@ServiceTest
class OnlyJsonTest {

  private static final AtomicLong USERS = new AtomicLong(770_000);

  @Autowired private Client client;

  private final long user = USERS.incrementAndGet();
  private final String wallet = "/v1/wallets/" + user;

  @BeforeEach
  void openTheWallet() {
    assertThat(client.asAdmin("PUT", wallet, null).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "text/*", "application/xml", "text/csv, image/png", "nonsense"})
  void nothingIsChargedForWhoDoesNotAcceptJson(String accept) {
    var reply = charge(accept);

    assertThat(reply.status()).isEqualTo(406);
    assertThat(reply.code()).isEqualTo("NOT_ACCEPTABLE");
    assertThat(balance()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "application/*", "*/*", "text/html, application/json;q=0.1"})
  void whoAcceptsJsonAmongOthersIsAnsweredInJson(String accept) {
    var reply = charge(accept);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(balance()).isEqualTo(5);
  }

  private Client.Reply charge(String accept) {
    return client.with("Accept", accept).as(user, "POST", wallet + "/charge", "{\"amount\":5}");
  }

  private long balance() {
    return client.as(user, "GET", wallet, null).json().path("balance").asLong(-1);
  }
}
