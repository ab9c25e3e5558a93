package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// A gateway that has no keys yet, and an issuer that nobody can reach.
class IssuerAwayTest extends GatewayTest {

  @TestConfiguration
  static class NobodysAddress {

    @Bean
    @Primary
    TokenCheck tokensOfNobody() {
      return new TokenCheck(new Issuer("http://127.0.0.1:1"));
    }
  }

  @Test
  void aTokenThatCannotBeCheckedIsNoFaultOfItsBearer() {
    for (String path : List.of("/v1/wallets/1001", "/v1/products")) {
      HttpResponse<String> response = get(path);

      assertAnswers(response, ErrorCode.SERVICE_UNAVAILABLE);
      assertThat(response.headers().allValues("Retry-After")).containsExactly("1");
      assertThat(response.headers().allValues("WWW-Authenticate")).isEmpty();
    }
    assertThat(WALLET.requests() + INVENTORY.requests()).isZero();
  }

  @Test
  void whatNeedsNoKeysIsAnsweredAsEver() {
    HttpRequest.Builder nonsense =
        to("/v1/wallets/1001").header("Authorization", "Bearer nonsense");

    assertThat(send(to("/v1/products")).statusCode()).isEqualTo(200);
    assertAnswers(send(nonsense), ErrorCode.UNAUTHENTICATED);
    assertAnswers(send(to("/v1/wallets/1001")), ErrorCode.UNAUTHENTICATED);
  }
}
