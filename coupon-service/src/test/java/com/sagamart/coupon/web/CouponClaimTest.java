package com.sagamart.coupon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.coupon.Shop;
import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/// Claiming coupons, and seeing what one has.
@ServiceTest
class CouponClaimTest {

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  private Shop shop;
  private long user;

  @BeforeEach
  void open() {
    shop = new Shop(client, jdbc);
    user = shop.user();
  }

  @Test
  void anIssueAnswersAsTheSpecificationShows() {
    long coupon = shop.coupon(1);
    var reply = shop.claim(coupon, user);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().propertyNames())
        .containsExactly("couponIssueId", "couponId", "userId", "status", "discount", "expiresAt");
    assertThat(reply.json().path("status").asString()).isEqualTo("ISSUED");
    assertThat(reply.json().path("discount").toString())
        .isEqualTo("{\"type\":\"PERCENT\",\"value\":10,\"maxDiscount\":5000}");
    assertThat(reply.json().path("expiresAt").isString()).isTrue();
    assertThat(reply.json().path("expiresAt").asString()).matches("\\d{10}");
  }

  @Test
  void idsBeginWhereTheDemoExpectsThemAndHaveNoGaps() {
    long coupon = shop.coupon(2);
    assertThat(shop.coupon(1)).isEqualTo(coupon + 1);
    long issue = shop.claim(coupon, user).json().path("couponIssueId").asLong();
    assertThat(shop.claim(coupon, shop.user()).json().path("couponIssueId").asLong())
        .isEqualTo(issue + 1);
    assertThat(jdbc.queryForObject("SELECT min(id) FROM coupon", Long.class)).isEqualTo(9001);
    assertThat(jdbc.queryForObject("SELECT min(id) FROM coupon_issue", Long.class))
        .isEqualTo(55501);
  }

  @Test
  void eachRefusalOfAClaimHasItsCode() {
    Instant now = Instant.now();
    long early = shop.coupon(1, now.plus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)));
    long late = shop.coupon(1, now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1)));
    long one = shop.coupon(1);
    refused(shop.claim(early, user), 409, "COUPON_NOT_STARTED");
    refused(shop.claim(late, user), 409, "COUPON_EXPIRED");
    refused(shop.claim(one, Shop.freshId()), 404, "USER_NOT_FOUND");
    refused(shop.claim(1, user), 404, "COUPON_NOT_FOUND");
    assertThat(shop.claim(one, user).status()).isEqualTo(201);
    refused(shop.claim(one, user), 409, "COUPON_ALREADY_ISSUED");
    refused(shop.claim(one, shop.user()), 409, "COUPON_SOLD_OUT");
  }

  @Test
  void oneUserClaimsForOneselfAndAnAdminForAnybody() {
    String path = "/v1/coupons/%d/issue".formatted(shop.coupon(2));
    String body = "{\"userId\":%d}".formatted(user);
    refused(client.as(user + 1, "POST", path, body), 403, "FORBIDDEN");
    refused(client.anonymously("POST", path, body), 401, "UNAUTHENTICATED");
    assertThat(client.asAdmin("POST", path, body).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"userId\":null}", "{\"userId\":\"1\"}", "{\"userId\":0}", "["})
  void whatIsNoClaimIsInvalid(String body) {
    refused(client.asAdmin("POST", "/v1/coupons/9001/issue", body), 400, "INVALID_REQUEST");
  }

  @Test
  void aListShowsWhatCanBeUsedAndWhyNot() {
    long usable = shop.issueTo(user);
    long expired = shop.issueTo(user);
    shop.expire(expired);
    JsonNode all = list("");
    assertThat(all.propertyNames()).containsExactly("items", "nextCursor");
    assertThat(all.path("nextCursor").isNull()).isTrue();
    JsonNode newest = all.path("items").path(0);
    assertThat(newest.propertyNames())
        .containsExactly(
            "couponIssueId", "couponId", "status", "discount", "expiresAt", "usable", "reason");
    assertThat(newest.path("couponIssueId").asLong()).isEqualTo(expired);
    assertThat(newest.path("status").asString()).isEqualTo("EXPIRED");
    assertThat(newest.path("usable").asBoolean()).isFalse();
    assertThat(newest.path("reason").asString()).isEqualTo("COUPON_EXPIRED");
    JsonNode older = all.path("items").path(1);
    assertThat(older.path("couponIssueId").asLong()).isEqualTo(usable);
    assertThat(older.path("usable").asBoolean()).isTrue();
    assertThat(older.path("reason").isNull()).isTrue();
  }

  @Test
  void aListCanBeNarrowedToOneStatus() {
    long usable = shop.issueTo(user);
    long expired = shop.issueTo(user);
    shop.expire(expired);
    assertThat(ids(list("?status=ISSUED"))).containsExactly(usable);
    assertThat(ids(list("?status=EXPIRED"))).containsExactly(expired);
    assertThat(ids(list("?status=USED"))).isEmpty();
    refused(client.as(user, "GET", path("?status=LOST"), null), 400, "INVALID_REQUEST");
  }

  @Test
  void aListIsReadPageByPageToItsEnd() {
    long first = shop.issueTo(user);
    long second = shop.issueTo(user);
    long third = shop.issueTo(user);
    JsonNode page = list("?limit=2");
    assertThat(ids(page)).containsExactly(third, second);
    JsonNode last = list("?limit=2&cursor=" + page.path("nextCursor").asString());
    assertThat(ids(last)).containsExactly(first);
    assertThat(last.path("nextCursor").isNull()).isTrue();
    refused(client.as(user, "GET", path("?cursor=abc"), null), 400, "INVALID_CURSOR");
    refused(client.as(user, "GET", path("?limit=101"), null), 400, "INVALID_REQUEST");
  }

  @Test
  void oneSeesOnlyOnesOwnCoupons() {
    refused(client.as(user + 1, "GET", path(""), null), 403, "FORBIDDEN");
    refused(client.anonymously("GET", path(""), null), 401, "UNAUTHENTICATED");
    assertThat(client.asAdmin("GET", path(""), null).status()).isEqualTo(200);
  }

  private static void refused(Client.Reply reply, int status, String code) {
    assertThat(reply.body()).contains("\"" + code + "\"");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().propertyNames()).containsExactly("code", "message");
  }

  private JsonNode list(String query) {
    var reply = client.as(user, "GET", path(query), null);
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }

  private String path(String query) {
    return "/v1/users/%d/coupons%s".formatted(user, query);
  }

  private static List<Long> ids(JsonNode page) {
    return page.path("items").valueStream().map(i -> i.path("couponIssueId").asLong()).toList();
  }
}
