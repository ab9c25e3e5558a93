package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// A running gateway between a real HTTP client and stubs of everything behind it. Tests share one
/// gateway and its stubs; all but those of the rate limits ask as fast as they can.
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "SAGAMART_RATE_LIMITS=off",
      "sagamart.gateway.response=1s",
      "sagamart.gateway.request-body-time=1s"
    })
abstract class GatewayTest {

  static final StubIssuer ISSUER = new StubIssuer();
  static final StubService ORDER = new StubService("order");
  static final StubService INVENTORY = new StubService("inventory");
  static final StubService COUPON = new StubService("coupon");
  static final StubService COUPON_TOO = new StubService("coupon");
  static final StubService WALLET = new StubService("wallet");
  static final StubService RANKING = new StubService("ranking");
  static final StubService RANKING_TOO = new StubService("ranking");

  static final String TOKEN = "Bearer " + ISSUER.token();
  /// A gateway that stays silent fails a test; it does not stop the run.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Autowired Absences absences;
  @LocalServerPort int port;

  @DynamicPropertySource
  static void stubs(DynamicPropertyRegistry properties) {
    properties.add("sagamart.issuer.uri", ISSUER::uri);
    properties.add("sagamart.services.order", ORDER::url);
    properties.add("sagamart.services.inventory", INVENTORY::url);
    properties.add("sagamart.services.coupon", () -> COUPON.url() + "," + COUPON_TOO.url());
    properties.add("sagamart.services.wallet", WALLET::url);
    properties.add("sagamart.services.ranking", () -> RANKING.url() + "," + RANKING_TOO.url());
  }

  @BeforeEach
  void stubsAreThereAndAnswerTheirNames() {
    absences.forget();
    Stream.of(ORDER, INVENTORY, COUPON, COUPON_TOO, WALLET, RANKING, RANKING_TOO)
        .forEach(StubService::answersItsName);
  }

  /// A request without a token.
  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  HttpRequest.Builder signedInTo(String path) {
    return to(path).header("Authorization", TOKEN);
  }

  HttpResponse<String> get(String path) {
    return send(signedInTo(path));
  }

  HttpResponse<String> post(String path, String body) {
    return send(signedInTo(path).POST(BodyPublishers.ofString(body)));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// So many of these at once.
  static List<CompletableFuture<HttpResponse<String>>> crowd(
      int many, HttpRequest.Builder request) {
    HttpRequest each = request.build();
    return IntStream.range(0, many)
        .mapToObj(_ -> CLIENT.sendAsync(each, BodyHandlers.ofString()))
        .toList();
  }

  static void assertAnswers(HttpResponse<String> response, ErrorCode code) {
    assertThat(response.statusCode()).isEqualTo(code.status());
    assertThat(response.headers().allValues("Content-Type")).containsExactly("application/json");
    assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
    assertErrorBody(response.body(), code);
  }

  static void assertErrorBody(String body, ErrorCode code) {
    assertThat(body.strip())
        .isEqualTo(
            "{\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, code.message(Locale.KOREAN)));
  }
}
