package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest extends GatewayTest {

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1/products,                    inventory",
    "POST,   /v1/products,                    inventory",
    "GET,    /v1/products/101,                inventory",
    "PATCH,  /v1/products/101,                inventory",
    "POST,   /v1/products/101/restock,        inventory",
    "GET,    /v1/products/top,                ranking",
    "POST,   /v1/coupons,                     coupon",
    "GET,    /v1/coupons/9001,                coupon",
    "POST,   /v1/coupons/9001/issue,          coupon",
    "GET,    /v1/users/1001/coupons,          coupon",
    "GET,    /v1/users/1001/orders,           order",
    "POST,   /v1/orders/checkout,             order",
    "GET,    /v1/orders/7000001,              order",
    "POST,   /v1/orders/7000001/cancel,       order",
    "GET,    /v1/orders/7000001/timeline,     order",
    "PUT,    /v1/wallets/1001,                wallet",
    "GET,    /v1/wallets/1001,                wallet",
    "POST,   /v1/wallets/1001/charge,         wallet",
    "GET,    /v1/wallets/1001/transactions,   wallet",
  })
  void routesEachPathToItsService(String method, String path, String service) {
    var response = send(signedInTo(path).method(method, BodyPublishers.noBody()));

    assertThat(response.body()).isEqualTo(service);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v2/products",
        "/v1/users/1001",
        "/v1/users/1001/orders/1",
        "/v1/products/",
        "/v1/products/101/images",
        "/v1/orders",
        "/v1/orders/7000001/cancel/",
        "/v1/wallets",
        "/v1/wallets/1001/transactions/1",
        "/v1/%ED%95%9C",
        "/actuator/health",
        "/actuator/gateway/routes",
        "/favicon.ico"
      })
  void answersNotFoundForWhatIsNotInTheTableEvenWithoutAToken(String path) {
    assertAnswers(send(to(path)), ErrorCode.NOT_FOUND);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST    | /v1/users/1001/orders       | GET, HEAD",
        "DELETE  | /v1/users/1001/coupons      | GET, HEAD",
        "PATCH   | /v1/products/top            | GET, HEAD",
        "GET     | /v1/orders/checkout         | POST",
        "HEAD    | /v1/orders/7000001/cancel   | POST",
        "GET     | /v1/coupons                 | POST",
        "PUT     | /v1/products                | GET, HEAD, POST",
        "DELETE  | /v1/products/101            | GET, HEAD, PATCH",
        "OPTIONS | /v1/wallets/1001            | GET, HEAD, PUT",
        "OPTIONS | /v1/products                | GET, HEAD, POST",
      })
  void answersMethodNotAllowedAndWhichThereAreEvenWithoutAToken(
      String method, String path, String allowed) {
    var response = send(to(path).method(method, BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().allValues("Allow")).containsExactly(allowed);
    if (!method.equals("HEAD")) {
      assertAnswers(response, ErrorCode.METHOD_NOT_ALLOWED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "PROPFIND"})
  void answersMethodNotAllowedToMethodsThatNoServiceHas(String method) {
    assertAnswers(
        send(signedInTo("/v1/orders/7000001").method(method, BodyPublishers.noBody())),
        ErrorCode.METHOD_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/products?keyword=%EC%9A%B0%EC%9C%A0&cursor=a%2Bb%3D&limit=20",
        "/v1/products?keyword=100%25+off",
        "/v1/products?keyword=%255B&empty=&=",
      })
  void passesPathAndQueryOnAsTheyWereWritten(String path) {
    assertThat(get(path).statusCode()).isEqualTo(200);

    assertThat(INVENTORY.lastRequest().uri()).isEqualTo(path);
  }

  @Test
  void passesBodiesOnByteForByteInBothDirections() {
    String body = "{\"amount\": 50000, \"note\":\"유기농 \\u0000 \uD83E\uDD5B\"}\r\n";
    WALLET.answers(201, body);

    var response = post("/v1/wallets/1001/charge", body);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.body()).isEqualTo(body);
    assertThat(WALLET.lastRequest().body()).isEqualTo(body);
  }

  @Test
  void asksTheReplicasOfAServiceInTurn() {
    for (int i = 0; i < 4; i++) {
      get("/v1/products/top");
    }

    assertThat(RANKING.requests()).isEqualTo(2);
    assertThat(RANKING_TOO.requests()).isEqualTo(2);
  }

  @Test
  void doesNotTouchAServicesError() {
    ORDER.answers(409, "{\"code\":\"OUT_OF_STOCK\",\"message\":\"재고가 부족합니다. (101)\"}");

    var response = post("/v1/orders/checkout", "{}");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body())
        .isEqualTo("{\"code\":\"OUT_OF_STOCK\",\"message\":\"재고가 부족합니다. (101)\"}");
  }

  @Test
  void doesNotTouchAServicesErrorWithoutABody() {
    ORDER.answers(404, "");

    var response = get("/v1/orders/7000001");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEmpty();
  }
}
