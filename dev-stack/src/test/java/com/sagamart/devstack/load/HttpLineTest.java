package com.sagamart.devstack.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLineTest {

  private final Set<InetSocketAddress> callers = new HashSet<>();
  private HttpServer server;
  private HttpLine line;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    line = new HttpLine("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    line.close();
    server.stop(0);
  }

  @Test
  void sendsWhatIsPostedWithItsTokenOverOneConnection() throws IOException {
    assertThat(line.post("/echo", "secret", "{\"이름\":1}"))
        .isEqualTo(new HttpLine.Reply(201, "POST /echo Bearer secret {\"이름\":1}"));
    assertThat(line.get("/echo?a=b")).isEqualTo(new HttpLine.Reply(201, "GET /echo?a=b null "));

    assertThat(callers).hasSize(1);
  }

  @Test
  void connectsAgainAfterTheServerHungUp() throws IOException {
    line.get("/goodbye");
    line.get("/echo");

    assertThat(callers).hasSize(2);
  }

  @Test
  void namesWhatWasRefused() {
    assertThat(new HttpLine.Reply(409, "{\"code\":\"OUT_OF_STOCK\",\"message\":\"재고\"}").refusal())
        .isEqualTo("OUT_OF_STOCK");
    assertThat(new HttpLine.Reply(502, "<html>").refusal()).isEqualTo("HTTP 502");
  }

  @Test
  void nobodyThereIsAnException() {
    server.stop(0);

    assertThatThrownBy(() -> line.get("/echo")).isInstanceOf(IOException.class);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      callers.add(exchange.getRemoteAddress());
      if (exchange.getRequestURI().getPath().equals("/goodbye")) {
        exchange.getResponseHeaders().set("Connection", "close");
      }
      byte[] body =
          "%s %s %s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  new String(exchange.getRequestBody().readAllBytes(), UTF_8))
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(201, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
