package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// Clients that keep connections and say nothing, or nearly nothing.
@TestPropertySource(
    properties = {
      "sagamart.gateway.clients.connections=20",
      "sagamart.gateway.clients.headers-time=1s",
      "sagamart.gateway.clients.answer-time=1s",
      "server.netty.idle-timeout=2s"
    })
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class ClientConnectionsTest extends GatewayTest {

  private static final int PATIENCE_MILLIS = 10_000;
  private static final String BIG = "GET /docs/swagger-ui-bundle.js HTTP/1.1\r\nHost: shop\r\n\r\n";
  private static final String REQUEST = "GET /v1/products HTTP/1.1\r\nHost: shop\r\n";

  @Test
  void closesAConnectionWhoseHeadersComeByteByByte() throws IOException {
    try (Socket slow = connect()) {
      write(slow, REQUEST);
      await()
          .atMost(Duration.ofMillis(PATIENCE_MILLIS))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !sendsOneMoreByte(slow));
    }
  }

  @Test
  void closesAConnectionOnWhichTheSecondRequestIsSlow() throws IOException {
    try (Socket slow = connect()) {
      write(slow, REQUEST + "\r\n");
      assertThat(slow.getInputStream().read()).isEqualTo('H');
      write(slow, REQUEST);
      await()
          .atMost(Duration.ofMillis(PATIENCE_MILLIS))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !sendsOneMoreByte(slow));
    }
  }

  @Test
  void closesAConnectionWhoseBodyComesByteByByteAfterItsAnswer() throws IOException {
    for (String refused : List.of("POST /nowhere", "POST /v1/orders/checkout", "GET /docs")) {
      try (Socket slow = connect()) {
        write(slow, refused + " HTTP/1.1\r\nHost: shop\r\nContent-Length: 60000\r\n\r\n");
        assertThat(slow.getInputStream().read()).isEqualTo('H');
        await(refused)
            .atMost(Duration.ofMillis(PATIENCE_MILLIS))
            .pollInterval(Duration.ofMillis(100))
            .until(() -> !sendsOneMoreByte(slow));
      }
    }
  }

  @Test
  void closesAConnectionWhoseAnswersNobodyReads(CapturedOutput log) throws IOException {
    int times = 20;
    try (Socket deaf = connect()) {
      int answer = answerTo(BIG).length;
      write(deaf, BIG.repeat(times));
      await().pollDelay(Duration.ofSeconds(4)).until(() -> true);

      assertThat(readToTheEnd(deaf)).isPositive().isLessThan(answer * (times - 1));
      assertThat(log).as("anybody could fill it").doesNotContain("WriteTimeoutException");
    }
  }

  @Test
  void closesAnIdleConnection() throws IOException {
    try (Socket idle = connect()) {
      write(idle, REQUEST + "\r\n");

      assertThat(idle.getInputStream().readAllBytes()).as("an answer, and the end").isNotEmpty();
    }
  }

  @Test
  void closesAConnectionThatSaysNothing() throws IOException {
    try (Socket silent = connect()) {
      assertThat(silent.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void takesNoMoreConnectionsThanItsBoundAndMoreWhenSomeAreGone() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        Socket socket = connect();
        sockets.add(socket);
        write(socket, REQUEST + "\r\n");
      }
      assertThat(sockets.stream().filter(ClientConnectionsTest::isAnswered).count())
          .isBetween(1L, 20L);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    await().ignoreExceptions().until(() -> get("/v1/products").statusCode() == 200);
  }

  private byte[] answerTo(String request) throws IOException {
    try (Socket polite = connect()) {
      write(polite, request.replace("Host", "Connection: close\r\nHost"));
      return polite.getInputStream().readAllBytes();
    }
  }

  private static int readToTheEnd(Socket socket) throws IOException {
    int read = 0;
    byte[] some = new byte[64 * 1024];
    try {
      for (int more = 0; more >= 0; more = socket.getInputStream().read(some)) {
        read += more;
      }
    } catch (SocketException _) {
      // cut off
    }
    return read;
  }

  private static boolean isAnswered(Socket socket) {
    try {
      return socket.getInputStream().read() == 'H';
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean sendsOneMoreByte(Socket socket) {
    try {
      write(socket, "x");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(8 * 1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
