package com.sagamart.systemtests.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Speaks HTTP byte by byte, where a proper client would refuse to send what the tests want to.
final class Wire {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int HEXADECIMAL = 16;

  private final URI server;

  Wire(String server) {
    this.server = URI.create(server);
  }

  /// The first answer on a connection of its own.
  Reply send(Request request) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) LIMIT.toMillis());
      socket.getOutputStream().write(request.toBytes());
      return reply(new BufferedInputStream(socket.getInputStream()));
    } catch (IOException e) {
      throw new AssertionError("no answer to " + request.method() + " " + request.target(), e);
    }
  }

  private static Reply reply(InputStream in) throws IOException {
    String statusLine = line(in);
    Map<String, List<String>> headers = new TreeMap<>();
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.merge(
          header.substring(0, colon).toLowerCase(Locale.ROOT),
          List.of(header.substring(colon + 1).strip()),
          (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }
    byte[] body = headers.containsKey("transfer-encoding") ? chunks(in) : whole(in, headers);
    int status = Integer.parseInt(statusLine, "HTTP/1.1 ".length(), "HTTP/1.1 200".length(), 10);
    return new Reply(status, headers, new String(body, UTF_8));
  }

  private static byte[] whole(InputStream in, Map<String, List<String>> headers)
      throws IOException {
    String length = headers.getOrDefault("content-length", List.of("0")).getFirst();
    return in.readNBytes(Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    var whole = new ByteArrayOutputStream();
    int length;
    do {
      length = Integer.parseInt(line(in), HEXADECIMAL);
      whole.write(in.readNBytes(length));
      line(in);
    } while (length > 0);
    return whole.toByteArray();
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int each = in.read(); each != '\n'; each = in.read()) {
      if (each < 0) {
        throw new EOFException("closed after '" + line.toString(ISO_8859_1) + "'");
      }
      line.write(each);
    }
    return line.toString(ISO_8859_1).stripTrailing();
  }

  /// @param headers the names in lower case
  record Reply(int status, Map<String, List<String>> headers, String body) {

    /// The lines of this header.
    List<String> header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
  }
}
