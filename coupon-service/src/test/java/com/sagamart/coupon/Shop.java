package com.sagamart.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.JdbcTemplate;

/// What tests of this service begin with: users and coupons.
public final class Shop {

  private static final AtomicLong IDS = new AtomicLong(800_000);

  private final Client client;
  private final JdbcTemplate jdbc;

  public Shop(Client client, JdbcTemplate jdbc) {
    this.client = client;
    this.jdbc = jdbc;
  }

  /// A number that no other test uses.
  public static long freshId() {
    return IDS.incrementAndGet();
  }

  /// A user who has a wallet.
  public long user() {
    long user = freshId();
    jdbc.update("INSERT INTO known_user (user_id) VALUES (?)", user);
    return user;
  }

  /// A coupon of 10 %, at most 5,000 KRW, that can be claimed now.
  public long coupon(long quantity) {
    Instant now = Instant.now();
    return coupon(quantity, now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(1)));
  }

  public long coupon(long quantity, Instant startsAt, Instant endsAt) {
    var reply =
        client.asAdmin(
            "POST",
            "/v1/coupons",
            """
            {"name":"신년 쿠폰","quantity":%d,"startsAt":"%s","endsAt":"%s","validDays":14,
             "discount":{"type":"PERCENT","value":10,"maxDiscount":5000}}
            """
                .formatted(quantity, startsAt, endsAt));
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().path("couponId").asLong();
  }

  /// Asks for a coupon.
  public Client.Reply claim(long couponId, long userId) {
    return client.as(
        userId,
        "POST",
        "/v1/coupons/%d/issue".formatted(couponId),
        "{\"userId\":%d}".formatted(userId));
  }

  /// A new coupon in this user's hands.
  public long issueTo(long userId) {
    var reply = claim(coupon(1), userId);
    assertThat(reply.status()).isEqualTo(201);
    return reply.json().path("couponIssueId").asLong();
  }

  /// Lets the time of this coupon issue run out.
  public void expire(long couponIssueId) {
    jdbc.update(
        """
        UPDATE coupon_issue
        SET issued_at = issued_at - interval '1 year', expires_at = expires_at - interval '1 year'
        WHERE id = ?
        """,
        couponIssueId);
  }
}
