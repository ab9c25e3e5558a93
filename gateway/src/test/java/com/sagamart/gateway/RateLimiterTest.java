package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sagamart.contracts.error.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/// The limits of the contract, on a clock that stands still; on a platform where Boot would believe
/// forwarding headers. One coupon allows 15 claims a second, so that a test can see the end of it.
@TestPropertySource(
    properties = {
      "SAGAMART_RATE_LIMITS=on",
      "sagamart.gateway.limits.coupon=15/s",
      "spring.main.cloud-platform=kubernetes"
    })
class RateLimiterTest extends GatewayTest {

  private static final String COUPON = "/v1/coupons/9001/issue";
  private static final int ADMINISTRATOR = 9;
  private static final ManualClock CLOCK = new ManualClock();

  private final Map<Integer, String> tokens = new HashMap<>();

  @Autowired MeterRegistry metrics;

  @TestConfiguration
  static class OnAClockThatStandsStill {

    @Bean
    @Primary
    Buckets onThatClock(RateLimits limits) {
      return new Buckets(limits, CLOCK, Runnable::run);
    }
  }

  @BeforeEach
  void everyBucketIsFull() {
    CLOCK.pass(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /v1/products,              100",
    "GET,  /v1/wallets/1,             100",
    "POST, /v1/wallets/1/charge,      10",
    "POST, /v1/coupons/9001/issue,    10",
    "POST, /v1/orders/checkout,       20",
    "POST, /v1/orders/7000001/cancel, 20",
    "POST, /v1/products,              10"
  })
  void letsAUserAskUpToTheBurst(String method, String path, int burst) {
    assertThat(admitted(burst + 3, () -> as(1, method, path))).isEqualTo(burst);
  }

  @Test
  void letsAUserAskAgainAsTheBucketFills() {
    admitted(20, () -> as(1, "POST", "/v1/orders/checkout"));

    CLOCK.pass(Duration.ofMillis(99));
    assertThat(admitted(1, () -> as(1, "POST", "/v1/orders/checkout"))).isZero();
    CLOCK.pass(Duration.ofMillis(1));
    assertThat(admitted(2, () -> as(1, "POST", "/v1/orders/checkout"))).isOne();
    CLOCK.pass(Duration.ofSeconds(1));
    assertThat(admitted(20, () -> as(1, "POST", "/v1/orders/checkout"))).isEqualTo(10);
  }

  @Test
  void countsEachUserApart() {
    admitted(10, () -> as(1, "POST", "/v1/wallets/1/charge"));

    assertThat(admitted(1, () -> as(1, "POST", "/v1/wallets/1/charge"))).isZero();
    assertThat(admitted(1, () -> as(2, "POST", "/v1/wallets/2/charge"))).isOne();
  }

  @Test
  void countsEachResourceApart() {
    admitted(10, () -> as(1, "POST", "/v1/wallets/1/charge"));

    assertThat(as(1, "GET", "/v1/wallets/1").statusCode()).isEqualTo(200);
    assertThat(as(1, "POST", "/v1/orders/checkout").statusCode()).isEqualTo(200);
  }

  @Test
  void countsCancellationsWithCheckouts() {
    admitted(20, () -> as(1, "POST", "/v1/orders/checkout"));

    assertAnswers(as(1, "POST", "/v1/orders/7000001/cancel"), ErrorCode.RATE_LIMITED);
  }

  @Test
  void countsAllClaimsOfOneCouponTogether() {
    assertThat(admitted(10, () -> as(1, "POST", COUPON))).isEqualTo(10);
    assertThat(admitted(10, () -> as(2, "POST", COUPON))).isEqualTo(5);

    assertPolicy(as(3, "POST", COUPON).headers(), "\"coupon\";q=15;w=1");
    assertThat(as(3, "POST", "/v1/coupons/9002/issue").statusCode()).isEqualTo(200);
  }

  @Test
  void takesNothingFromACouponForAUserWhoHasClaimedTooMuch() {
    assertThat(admitted(100, () -> as(1, "POST", COUPON))).isEqualTo(10);

    assertThat(admitted(6, () -> as(2, "POST", COUPON))).isEqualTo(5);
  }

  @Test
  void countsCallersWithoutATokenByTheirAddressWhateverTheySay() {
    int[] said = {0};
    assertThat(
            admitted(
                105,
                () ->
                    send(
                        to("/v1/products")
                            .header("X-Forwarded-For", "203.0.113." + said[0])
                            .header("X-Real-IP", "203.0.113." + said[0])
                            .header("Forwarded", "for=203.0.113." + said[0]++))))
        .isEqualTo(100);
    assertThat(as(1, "GET", "/v1/products").statusCode()).isEqualTo(200);
  }

  @Test
  void countsWhoeverIsRefusedForWantOfAToken() {
    assertThat(statuses(12, () -> send(post(COUPON)))).containsEntry(401, 10).containsEntry(429, 2);
    assertThat(
            statuses(12, () -> send(post("/v1/products").header("Authorization", "Bearer x.y.z"))))
        .containsEntry(401, 10)
        .containsEntry(429, 2);
    assertThat(admitted(20, () -> as(1, "POST", COUPON))).isEqualTo(10);
  }

  @Test
  void limitsNoAdministrator() {
    assertThat(admitted(150, () -> as(ADMINISTRATOR, "GET", "/v1/products"))).isEqualTo(150);
    assertThat(admitted(50, () -> as(ADMINISTRATOR, "POST", COUPON))).isEqualTo(50);
    assertThat(admitted(15, () -> as(1, "POST", COUPON))).isEqualTo(10);
  }

  @Test
  void saysWhichLimitWasMetAndWhenToComeAgain() {
    admitted(10, () -> as(1, "POST", "/v1/wallets/1/charge"));

    var refused = as(1, "POST", "/v1/wallets/1/charge");

    assertAnswers(refused, ErrorCode.RATE_LIMITED);
    assertPolicy(refused.headers(), "\"charge\";q=10;w=2");
    assertThat(refused.headers().allValues("Retry-After")).containsExactly("1");
    assertThat(refused.headers().allValues("RateLimit")).containsExactly("\"charge\";r=0;t=1");
    assertThat(refused.headers().allValues("RateLimit-Limit")).containsExactly("10");
    assertThat(refused.headers().allValues("RateLimit-Remaining")).containsExactly("0");
    assertThat(refused.headers().allValues("RateLimit-Reset")).containsExactly("1");
  }

  @Test
  void doesNotTroubleAServiceWithWhatItRefuses() {
    admitted(25, () -> as(1, "POST", "/v1/orders/checkout"));

    assertThat(ORDER.requests()).isEqualTo(20);
  }

  @Test
  void refusesWithoutAskingForTheBody() {
    admitted(10, () -> as(1, "POST", "/v1/wallets/1/charge"));

    Flux<ByteBuffer> neverAsked = Flux.error(new AssertionError("asked for the body"));
    var body = BodyPublishers.fromPublisher(JdkFlowAdapter.publisherToFlowPublisher(neverAsked), 2);
    var request = signedInAs(1, "/v1/wallets/1/charge").expectContinue(true).POST(body);
    assertAnswers(send(request), ErrorCode.RATE_LIMITED);
  }

  @Test
  void measuresWhatItRefuses() {
    double before = refusals("checkout");

    admitted(23, () -> as(1, "POST", "/v1/orders/checkout"));

    assertThat(refusals("checkout") - before).isEqualTo(3);
  }

  private double refusals(String resource) {
    return metrics.get("sagamart.rate.limited").tag("resource", resource).counter().count();
  }

  private static void assertPolicy(HttpHeaders headers, String policy) {
    assertThat(headers.allValues("RateLimit-Policy")).containsExactly(policy);
  }

  private static int admitted(int times, Request request) {
    return statuses(times, request).getOrDefault(200, 0);
  }

  private static Map<Integer, Integer> statuses(int times, Request request) {
    Map<Integer, Integer> statuses = new HashMap<>();
    IntStream.range(0, times)
        .forEach(_ -> statuses.merge(request.send().statusCode(), 1, Integer::sum));
    return statuses;
  }

  private HttpRequest.Builder post(String path) {
    return to(path).POST(BodyPublishers.ofString("{}"));
  }

  private HttpResponse<String> as(int user, String method, String path) {
    return send(signedInAs(user, path).method(method, bodyOf(method)));
  }

  private HttpRequest.Builder signedInAs(int user, String path) {
    return to(path).header("Authorization", tokens.computeIfAbsent(user, RateLimiterTest::token));
  }

  private static String token(int user) {
    List<String> roles = user == ADMINISTRATOR ? List.of("USER", "ADMIN") : List.of("USER");
    JWTClaimsSet claims =
        ISSUER.claims().subject(Integer.toString(user)).claim("roles", roles).build();
    return "Bearer " + ISSUER.sign(claims);
  }

  private static HttpRequest.BodyPublisher bodyOf(String method) {
    return method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
  }

  private interface Request {

    HttpResponse<String> send();
  }
}
