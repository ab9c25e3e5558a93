package com.sagamart.coupon.web;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.coupon.Shop;
import com.sagamart.coupon.domain.IssueOutcome;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// A claim under an `Idempotency-Key` is decided in its own transaction, not with others.
@ServiceTest
class RepeatedClaimTest {

  private static final int AT_ONCE = 20;
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;
  @Autowired private ClaimCounter counter;
  @Autowired private TransactionTemplate transaction;
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
    owner
        .jdbc()
        .execute(
            """
        CREATE FUNCTION break_down() RETURNS trigger LANGUAGE plpgsql
          AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
        CREATE CONSTRAINT TRIGGER fail_the_commit AFTER INSERT ON idempotency_key
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION break_down();
        """);
    Reply failed = keyed.claim(coupon, user);
    owner
        .jdbc()
        .execute("DROP TRIGGER fail_the_commit ON idempotency_key; DROP FUNCTION break_down()");
    assertThat(failed.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(issued(coupon)).isZero();
    assertThat(keyed.claim(coupon, user).status()).isEqualTo(201);
  }

  /// In the line, whoever comes out of a wait at the desk would decide this claim too, and keep it
  /// issued though its own transaction is undone.
  @Test
  void isUndoneWithItsTransactionWhoeverElseIsAtTheDesk() throws Exception {
    long theirs = shop.coupon(1);
    long mine = shop.coupon(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch goOn = new CountDownLatch(1);
      var holder = threads.submit(() -> holding(theirs, goOn));
      Future<IssueOutcome> other;
      try {
        await().until(() -> isHeld(theirs));
        other = threads.submit(() -> counter.decide(new Claim(theirs, shop.user())));
        await().until(this::somebodyWaitsForARow);
        assertThat(threads.submit(() -> undone(new Claim(mine, user))))
            .succeedsWithin(MAX_WAIT)
            .isInstanceOf(IssueOutcome.Issued.class);
      } finally {
        goOn.countDown();
      }
      holder.get();
      assertThat(other.get()).isInstanceOf(IssueOutcome.Issued.class);
    }
    assertThat(issued(theirs)).isEqualTo(1);
    assertThat(issued(mine)).isZero();
  }

  private @Nullable IssueOutcome undone(Claim claim) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          return counter.decide(claim);
        });
  }

  private void holding(long coupon, CountDownLatch until) {
    transaction.executeWithoutResult(
        _ -> {
          jdbc.queryForList("SELECT 1 FROM coupon WHERE id = ? FOR UPDATE", coupon);
          try {
            until.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private boolean isHeld(long coupon) {
    return jdbc.queryForList("SELECT 1 FROM coupon WHERE id = ? FOR UPDATE SKIP LOCKED", coupon)
        .isEmpty();
  }

  private boolean somebodyWaitsForARow() {
    return !jdbc.queryForList("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty();
  }

  private long issued(long coupon) {
    return client.asAdmin("GET", "/v1/coupons/" + coupon, null).json().path("issued").asLong();
  }
}
