package com.sagamart.wallet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.starter.security.AllowedTo;
import com.sagamart.starter.security.AllowedTo.Who;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A row that somebody else keeps locked, and who waits for it for how long.
@ServiceTest
@TestPropertySource(properties = "sagamart.requests.work-within=1s")
class RequestDeadlineTest {

  private static final AtomicLong IDS = new AtomicLong(810_000);
  private static final Duration LONG = Duration.ofSeconds(3);

  @Autowired private Client client;
  @Autowired private Wire wire;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private final long user = IDS.incrementAndGet();
  private final String wallet = "/v1/wallets/" + user;

  /// Tells how long the connection of a transaction waits for a server that says nothing, and that
  /// of a statement without one.
  @TestConfiguration
  @RestController
  static class Probe {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Probe(JdbcTemplate jdbc, TransactionTemplate transaction) {
      this.jdbc = jdbc;
      this.transaction = transaction;
    }

    @GetMapping("/v1/silence")
    @AllowedTo(Who.ANYONE)
    List<Integer> ofARequest() {
      return silences(jdbc, transaction);
    }
  }

  @BeforeEach
  void openAWallet() {
    assertThat(client.asAdmin("PUT", wallet, null).status()).isEqualTo(201);
    assertThat(charge().status()).isEqualTo(200);
  }

  @Test
  void aRequestIsGivenUpInTimeAndLeavesNothing() {
    Reply reply =
        transaction.execute(
            _ -> {
              lockTheWallet();
              Reply late = CompletableFuture.supplyAsync(this::charge).join();
              assertThat(waitingSince()).as("nobody waits any more").isEmpty();
              return late;
            });

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.code()).isEqualTo("SERVICE_UNAVAILABLE");
    assertThat(charge().json().path("balance").asLong()).isEqualTo(2 * 10_000);
  }

  @Test
  void theSagaWaitsForAsLongAsItTakes() {
    long order = IDS.incrementAndGet();
    transaction.executeWithoutResult(
        _ -> {
          lockTheWallet();
          wire.say(
              new StockReserved(
                  order, user, null, List.of(new PricedLine(101, "milk", 3, 3_200, 9_600)), 9_600));
          await().until(() -> !waitingSince().isEmpty());
          List<@Nullable String> began = waitingSince();
          await()
              .during(LONG)
              .atMost(LONG.multipliedBy(4))
              .untilAsserted(() -> assertThat(waitingSince()).isEqualTo(began));
        });

    assertThat(wire.await(WalletDebited.class, order).balanceAfter()).isEqualTo(400);
  }

  @Test
  void aServerThatSaysNothingIsWaitedForLessLongByARequest() {
    var ofARequest = client.anonymously("GET", "/v1/silence", null).json();

    assertThat(ofARequest)
        .hasSize(2)
        .allSatisfy(millis -> assertThat(millis.asInt()).isBetween(1_000, 1_500));
    assertThat(silences(jdbc, transaction)).containsExactly(30_000, 30_000);
  }

  private static List<Integer> silences(JdbcTemplate jdbc, TransactionTemplate transaction) {
    ConnectionCallback<Integer> silence = it -> it.getNetworkTimeout();
    return List.of(transaction.execute(_ -> jdbc.execute(silence)), jdbc.execute(silence));
  }

  private Reply charge() {
    return client.as(user, "POST", wallet + "/charge", "{\"amount\":10000}");
  }

  private void lockTheWallet() {
    jdbc.queryForList("SELECT 1 FROM wallet WHERE user_id = ? FOR UPDATE", user);
  }

  /// When those who wait for a lock began to.
  private List<@Nullable String> waitingSince() {
    return jdbc.queryForList(
        "SELECT query_start::text FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock'",
        String.class);
  }
}
