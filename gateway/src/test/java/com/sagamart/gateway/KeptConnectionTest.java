package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One connection, kept alive, with requests written to it by hand: whatever came before on it, the
/// next request is read. A request that arrives while the one before it is just being finished has
/// to wait its turn; that is a matter of luck for most clients, and certain where it is sent along.
class KeptConnectionTest extends GatewayTest {

  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: (\\d+)\r\n");
  private static final String ADMITTED = head("GET /v1/wallets/1001", "Authorization: " + TOKEN);
  private static final String REFUSED = head("GET /v1/wallets/1001", "Accept: */*");
  private static final int SILENCE_MILLIS = 5_000;

  @ParameterizedTest
  @CsvSource({
    "401, GET /v1/wallets/1001,     ''",
    "401, POST /v1/orders/checkout, {}",
    "401, PUT /v1/wallets/1001,     ''",
    "404, GET /v1/nothing,          ''",
    "404, POST /v1/nothing,         {}",
    "405, POST /v1/products/top,    {}",
    "400, GET /v1/products/%252e,   ''",
  })
  void readsOnAfterARefusalThatWaitedItsTurn(int status, String line, String body)
      throws IOException {
    try (var connection = new Connection(port)) {
      connection.write(ADMITTED + head(line, "Content-Length: " + body.length()) + body);
      assertThat(connection.readStatus()).isEqualTo(200);
      assertThat(connection.readStatus()).isEqualTo(status);

      connection.write(ADMITTED);
      assertThat(connection.readStatus()).isEqualTo(200);
    }
  }

  @Test
  void readsOnForAClientThatAsksAgainAtOnce() throws IOException {
    try (var connection = new Connection(port)) {
      for (int round = 0; round < 200; round++) {
        connection.write(ADMITTED);
        assertThat(connection.readStatus()).isEqualTo(200);
        connection.write(REFUSED);
        assertThat(connection.readStatus()).isEqualTo(401);
      }
    }
  }

  private static String head(String line, String header) {
    return line + " HTTP/1.1\r\nHost: shop\r\n" + header + "\r\n\r\n";
  }

  private record Connection(Socket socket, DataInputStream responses) implements AutoCloseable {

    Connection(int port) throws IOException {
      this(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    private Connection(Socket socket) throws IOException {
      this(socket, new DataInputStream(socket.getInputStream()));
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.setTcpNoDelay(true);
    }

    void write(String request) throws IOException {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Reads one response to its end.
    int readStatus() throws IOException {
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) responses.readUnsignedByte());
      }
      Matcher length = LENGTH.matcher(head.toString().toLowerCase(Locale.ROOT));
      assertThat(length.find()).as(head.toString()).isTrue();
      responses.skipNBytes(Long.parseLong(length.group(1)));
      return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
