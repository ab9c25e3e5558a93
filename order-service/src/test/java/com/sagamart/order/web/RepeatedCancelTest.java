package com.sagamart.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.WalletRefunded;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/// A cancellation under an `Idempotency-Key`: it is committed before the refund is known.
@ServiceTest
@TestPropertySource(properties = "sagamart.checkout.wait=20s")
class RepeatedCancelTest {

  @Autowired private Wire wire;
  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @LocalServerPort private int port;

  private Buyer buyer;
  private long order;

  @BeforeEach
  void aPaidOrder() {
    buyer = Buyer.unknownSoFar(client, wire, port);
    order = buyer.buy();
  }

  @Test
  void isAnsweredTheSameAgain() {
    var first = CompletableFuture.supplyAsync(() -> cancel(client));
    wire.await(OrderCancelled.class, order);
    assertThat(cancel(client).code()).isEqualTo("REQUEST_IN_PROGRESS");
    refund();
    assertThat(first.join().status()).isEqualTo(200);

    Reply again = cancel(client);

    assertThat(again.body()).isEqualTo(first.join().body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(buyer.cancel(order).join().code()).isEqualTo("ORDER_NOT_CANCELLABLE");
  }

  @Test
  void isTakenUpAfterTheDeathOfItsFirstAttempt() {
    assertThat(cancel(client.with("Prefer", "respond-async")).status()).isEqualTo(202);
    jdbc.update(
        """
        UPDATE idempotency_key SET status = NULL, headers = NULL, body = NULL,
          leased_until = now() - interval '1 second' WHERE user_id = ?
        """,
        buyer.user());
    refund();

    Reply next = cancel(client);

    assertThat(next.status()).isEqualTo(200);
    assertThat(next.json().path("orderId").asLong()).isEqualTo(order);
    assertThat(next.json().path("status").asString()).isEqualTo("CANCELLED");
  }

  private Reply cancel(Client asking) {
    return asking
        .with("Idempotency-Key", "take-it-back")
        .as(buyer.user(), "POST", "/v1/orders/" + order + "/cancel", "{}");
  }

  private void refund() {
    wire.say(new WalletRefunded(order, buyer.user(), 6_400, 6_800));
  }
}
