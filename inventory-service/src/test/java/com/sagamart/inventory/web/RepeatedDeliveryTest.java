package com.sagamart.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What an admin sends twice under one `Idempotency-Key`.
@ServiceTest
class RepeatedDeliveryTest {

  @Autowired private Client client;

  @Test
  void oneProductIsMadeAndOneDeliveryCounted() {
    Client keyed = client.with("Idempotency-Key", "k-1");
    String product = "{\"name\":\"우유\",\"price\":3200,\"stock\":5}";
    Reply made = keyed.asAdmin("POST", "/v1/products", product);
    assertThat(made.status()).isEqualTo(201);
    assertReplay(keyed.asAdmin("POST", "/v1/products", product), made);

    String restock = made.header("Location") + "/restock";
    Reply restocked = keyed.asAdmin("POST", restock, "{\"qty\":10}");
    assertThat(restocked.json().path("stock").asLong()).isEqualTo(15);
    assertReplay(keyed.asAdmin("POST", restock, "{\"qty\":10}"), restocked);
    assertThat(client.asAdmin("GET", made.header("Location"), null).json().path("stock").asLong())
        .isEqualTo(15);
  }

  private static void assertReplay(Reply replay, Reply first) {
    assertThat(replay.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(replay.status()).isEqualTo(first.status());
    assertThat(replay.body()).isEqualTo(first.body());
    assertThat(replay.header("Location")).isEqualTo(first.header("Location"));
  }
}
