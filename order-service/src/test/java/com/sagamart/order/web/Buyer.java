package com.sagamart.order.web;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.TestIssuer;
import com.sagamart.test.Wire;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/// Somebody who buys two units of one product and thinks better of it.
record Buyer(long user, Client client, Wire wire, int port) {

  static final List<PricedLine> LINES = List.of(PricedLine.of(101, "우유", 2, 3_200));
  static final Amount AMOUNT = Amount.undiscounted(6_400);

  private static final AtomicLong USERS = new AtomicLong(4_000);
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static Buyer unknownSoFar(Client client, Wire wire, int port) {
    return new Buyer(USERS.incrementAndGet(), client, wire, port);
  }

  /// Places an order that the saga has not decided.
  long place(String furtherFields) {
    String body =
        "{\"userId\":%d,\"items\":[{\"productId\":101,\"qty\":2}]%s}"
            .formatted(user, furtherFields);
    return post("/v1/orders/checkout", body, "respond-async")
        .join()
        .json()
        .path("orderId")
        .asLong();
  }

  /// Places an order that the wallet pays.
  long buy() {
    long order = place("");
    wire.say(new WalletDebited(order, user, null, LINES, AMOUNT, 400));
    awaitStatus(order, "PAID");
    return order;
  }

  CompletableFuture<Reply> cancel(long order) {
    return cancel(order, "");
  }

  CompletableFuture<Reply> cancel(long order, String prefer) {
    return post("/v1/orders/" + order + "/cancel", "{}", prefer);
  }

  Reply order(long order) {
    return client.as(user, "GET", "/v1/orders/" + order, null);
  }

  Reply timeline(long order) {
    return client.as(user, "GET", "/v1/orders/" + order + "/timeline", null);
  }

  void awaitStatus(long order, String status) {
    Awaitility.await(order + " is " + status)
        .atMost(MAX_WAIT)
        .until(() -> order(order).json().path("status").asString().equals(status));
  }

  private CompletableFuture<Reply> post(String path, String body, String prefer) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TestIssuer.shared().token(user, "USER"))
            .header("Prefer", prefer)
            .POST(BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString())
        .thenApply(response -> new Reply(response.statusCode(), response.body(), response));
  }
}
