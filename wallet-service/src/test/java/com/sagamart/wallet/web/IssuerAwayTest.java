package com.sagamart.wallet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/// A service that has no keys yet, and an issuer that nobody can reach: whether a token is good
/// cannot be told.
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = ServiceTest.ISSUER + "=http://127.0.0.1:1")
class IssuerAwayTest {

  private static final String WALLET = "/v1/wallets/1001";

  @Autowired private Client client;

  @Test
  void aTokenThatCannotBeCheckedIsNoFaultOfItsBearer(CapturedOutput log) {
    for (int i = 0; i < 10; i++) {
      assertUnavailable(client.as(1001, "GET", WALLET, null));
      assertUnavailable(client.as(1001, "POST", WALLET + "/charge", "{\"amount\":1}"));
    }
    assertThat(log).contains("The issuer's keys cannot be read").doesNotContain(" ERROR ");
  }

  @Test
  void whatIsNoTokenAtAllIsStillRefused() {
    assertThat(client.call("nonsense", "GET", WALLET, null).code()).isEqualTo("UNAUTHENTICATED");
    assertThat(client.anonymously("GET", WALLET, null).code()).isEqualTo("UNAUTHENTICATED");
  }

  private static void assertUnavailable(Reply reply) {
    ErrorCode code = ErrorCode.SERVICE_UNAVAILABLE;
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.body())
        .isEqualTo(
            "{\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, code.message(Locale.KOREAN)));
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.header("X-Trace-Id")).isNotEmpty();
    assertThat(reply.header("WWW-Authenticate")).isEmpty();
  }
}
