package com.sagamart.coupon.web;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.coupon.Shop;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/// A claim under an `Idempotency-Key` is decided in its own transaction, not with others.
@ServiceTest
class RepeatedClaimTest {

  private static final int AT_ONCE = 20;

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  private Shop shop;
  private Shop keyed;
  private long user;

  @BeforeEach
  void open() {
    shop = new Shop(client, jdbc);
    keyed = new Shop(client.with("Idempotency-Key", "k-1"), jdbc);
    user = shop.user();
  }

  @Test
  void isAnsweredTheSameAgain() {
    long coupon = shop.coupon(2);
    Reply first = keyed.claim(coupon, user);
    assertThat(first.status()).isEqualTo(201);
    Reply again = keyed.claim(coupon, user);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(shop.claim(coupon, user).code()).isEqualTo("COUPON_ALREADY_ISSUED");
  }

  @Test
  void aRefusalStaysARefusal() {
    long coupon = shop.coupon(1);
    shop.claim(coupon, shop.user());
    Reply first = keyed.claim(coupon, user);
    assertThat(first.code()).isEqualTo("COUPON_SOLD_OUT");
    assertThat(keyed.claim(coupon, user).header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void twentyAtOnceGetOneIssue() throws Exception {
    long coupon = shop.coupon(40);
    Callable<Reply> claim = () -> keyed.claim(coupon, user);
    List<Reply> replies;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      replies = threads.invokeAll(nCopies(AT_ONCE, claim)).stream().map(Future::resultNow).toList();
    }
    assertThat(replies.stream().filter(reply -> reply.status() != 201).map(Reply::code))
        .allMatch("REQUEST_IN_PROGRESS"::equals);
    assertThat(replies.stream().filter(reply -> reply.status() == 201).map(Reply::body).distinct())
        .hasSize(1);
    assertThat(issued(coupon)).isEqualTo(1);
  }

  @Test
  void aCommitThatFailsIssuesNothing() {
    long coupon = shop.coupon(1);
    jdbc.execute(
        """
        CREATE FUNCTION break_down() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
        CREATE CONSTRAINT TRIGGER fail_the_commit AFTER INSERT ON idempotency_key
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION break_down();
        """);
    Reply failed = keyed.claim(coupon, user);
    jdbc.execute("DROP TRIGGER fail_the_commit ON idempotency_key; DROP FUNCTION break_down()");
    assertThat(failed.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(issued(coupon)).isZero();
    assertThat(keyed.claim(coupon, user).status()).isEqualTo(201);
  }

  private long issued(long coupon) {
    return client.asAdmin("GET", "/v1/coupons/" + coupon, null).json().path("issued").asLong();
  }
}
