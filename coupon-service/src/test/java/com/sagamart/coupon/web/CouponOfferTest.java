package com.sagamart.coupon.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.coupon.Shop;
import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/// What is on offer, and how it gets there.
@ServiceTest
class CouponOfferTest {

  private static final String VALID =
      """
      {"name":"신년 쿠폰","quantity":100,"discount":{"type":"PERCENT","value":10,"maxDiscount":5000},\
      "startsAt":"2026-01-01T00:00:00Z","endsAt":"2026-02-01T00:00:00Z","validDays":14}""";

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
  void everybodySeesAnOfferAndHowManyAreLeft() {
    long coupon = shop.coupon(3);
    shop.claim(coupon, user);
    var reply = client.anonymously("GET", "/v1/coupons/" + coupon, null);
    assertThat(reply.json().propertyNames())
        .containsExactly(
            "couponId",
            "name",
            "quantity",
            "issued",
            "remaining",
            "discount",
            "startsAt",
            "endsAt",
            "validDays");
    assertThat(reply.json().path("issued").asLong()).isEqualTo(1);
    assertThat(reply.json().path("remaining").asLong()).isEqualTo(2);
    refused(client.anonymously("GET", "/v1/coupons/1", null), 404, "COUPON_NOT_FOUND");
    refused(client.anonymously("GET", "/v1/coupons/abc", null), 400, "INVALID_REQUEST");
  }

  @Test
  void anAdminPutsACouponOnOffer() {
    var reply = client.asAdmin("POST", "/v1/coupons", VALID);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("startsAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
    long coupon = reply.json().path("couponId").asLong();
    assertThat(client.anonymously("GET", "/v1/coupons/" + coupon, null).json())
        .isEqualTo(reply.json());
    refused(client.as(user, "POST", "/v1/coupons", VALID), 403, "FORBIDDEN");
  }

  @Test
  void aFixedDiscountNeedsNoLimitAndAnOffsetIsUnderstood() {
    var reply =
        client.asAdmin(
            "POST",
            "/v1/coupons",
            VALID
                .replace("PERCENT", "FIXED")
                .replace(",\"maxDiscount\":5000", "")
                .replace("2026-01-01T00:00:00Z", "2026-01-01T09:00:00+09:00"));
    assertThat(reply.json().path("startsAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(reply.json().path("discount").toString())
        .isEqualTo("{\"type\":\"FIXED\",\"value\":10,\"maxDiscount\":null}");
  }

  @Test
  void aNameIsAsLongAsItsCharacters() {
    String name = "🎟".repeat(200);
    var reply = client.asAdmin("POST", "/v1/coupons", VALID.replace("신년 쿠폰", name));
    assertThat(reply.json().path("name").asString()).isEqualTo(name);
    refused(
        client.asAdmin("POST", "/v1/coupons", VALID.replace("신년 쿠폰", name + "a")),
        400,
        "INVALID_REQUEST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"name\":\"신년 쿠폰\"           | \"name\":\" \"               | name",
        "\"name\":\"신년 쿠폰\"           | \"name\":\"a\\u0000\"        | name",
        "\"name\":\"신년 쿠폰\"           | \"name\":\"a\\u0085\"        | name",
        "\"name\":\"신년 쿠폰\"           | \"name\":\"\\ud800\"         | name",
        "\"name\":\"신년 쿠폰\"           | \"name\":\"\\u3000\"         | name",
        "\"name\":\"신년 쿠폰\",          | ``                           | name",
        "\"quantity\":100                 | \"quantity\":0               | quantity",
        "\"quantity\":100                 | \"quantity\":10000001        | quantity",
        "\"quantity\":100                 | \"quantity\":1.5             | quantity",
        "\"quantity\":100,                | ``                           | quantity",
        "\"type\":\"PERCENT\"             | \"type\":\"HALF\"            | discount.type",
        "\"type\":\"PERCENT\"             | \"type\":0                   | discount.type",
        "\"type\":\"PERCENT\"             | \"type\":\"\"                | discount.type",
        "\"value\":10                     | \"value\":101                | discount.value",
        "\"value\":10                     | \"value\":0                  | discount.value",
        "\"value\":10,                    | ``                           | discount.value",
        "\"maxDiscount\":5000             | \"maxDiscount\":0            | discount.maxDiscount",
        "\"startsAt\":\"2026-01-01T00:00:00Z\" | \"startsAt\":1767225600 | startsAt",
        "\"startsAt\":\"2026-01-01T00:00:00Z\" | \"startsAt\":\"1767225600\" | startsAt",
        "\"startsAt\":\"2026-01-01T00:00:00Z\" | \"startsAt\":null       | startsAt",
        "\"endsAt\":\"2026-02-01T00:00:00Z\" | \"endsAt\":\"2026-01-01T00:00:00Z\" | endsAt",
        "\"endsAt\":\"2026-02-01T00:00:00Z\" | \"endsAt\":\"+100000-01-01T00:00:00Z\" | endsAt",
        "\"validDays\":14                 | \"validDays\":0              | validDays",
        "\"validDays\":14                 | \"validDays\":366            | validDays"
      })
  void anOfferThatMakesNoSenseIsInvalidAndTheFieldIsNamed(String from, String to, String field) {
    String body = VALID.replace(from, to);
    assertThat(body).isNotEqualTo(VALID);
    var reply = client.asAdmin("POST", "/v1/coupons", body);
    refused(reply, 400, "INVALID_REQUEST");
    assertThat(reply.json().path("message").asString()).endsWith(" (" + field + ")");
  }

  private static void refused(Client.Reply reply, int status, String code) {
    assertThat(reply.body()).contains("\"" + code + "\"");
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.json().propertyNames()).containsExactly("code", "message");
  }
}
