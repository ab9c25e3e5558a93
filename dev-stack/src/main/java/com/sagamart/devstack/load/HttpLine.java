package com.sagamart.devstack.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.jspecify.annotations.Nullable;

/// One kept connection to a server, for one caller at a time, blocking: the least that a request
/// over HTTP can cost a client in this JVM.
public final class HttpLine implements AutoCloseable {

  /// Longer than anything behind the gateway may take.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final HttpProcessor PROCESSOR = HttpProcessors.client();
  private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

  private final HttpHost server;
  private @Nullable DefaultBHttpClientConnection connection;

  /// @param server such as `http://127.0.0.1:8080`
  public HttpLine(String server) {
    this.server = HttpHost.create(URI.create(server));
  }

  /// A server's answer.
  public record Reply(int status, String body) {

    private static final String CODE = "\"code\":\"";

    /// The error's code, or the status when the body has none.
    public String refusal() {
      int begin = body.indexOf(CODE);
      if (begin < 0) {
        return "HTTP " + status;
      }
      int from = begin + CODE.length();
      return body.substring(from, Math.max(from, body.indexOf('"', from)));
    }
  }

  public Reply get(String path) throws IOException {
    return send(ClassicRequestBuilder.get(path).setHttpHost(server).build());
  }

  public Reply post(String path, String token, String json) throws IOException {
    ClassicHttpRequest request = ClassicRequestBuilder.post(path).setHttpHost(server).build();
    request.setHeader("Authorization", "Bearer " + token);
    request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    return send(request);
  }

  private Reply send(ClassicHttpRequest request) throws IOException {
    HttpCoreContext context = HttpCoreContext.create();
    boolean kept = false;
    try {
      EXECUTOR.preProcess(request, PROCESSOR, context);
      try (ClassicHttpResponse response = EXECUTOR.execute(request, connected(), context)) {
        EXECUTOR.postProcess(response, PROCESSOR, context);
        String body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
        kept = DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
        return new Reply(response.getCode(), body);
      }
    } catch (HttpException e) {
      throw new IOException(e);
    } finally {
      if (!kept) {
        close();
      }
    }
  }

  private DefaultBHttpClientConnection connected() throws IOException {
    DefaultBHttpClientConnection open = connection;
    if (open == null) {
      Socket socket = new Socket();
      int limitMs = Math.toIntExact(LIMIT.toMillis());
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(limitMs);
      socket.connect(new InetSocketAddress(server.getHostName(), server.getPort()), limitMs);
      open = DefaultBHttpClientConnectionFactory.builder().build().createConnection(socket);
      connection = open;
    }
    return open;
  }

  @Override
  public void close() {
    DefaultBHttpClientConnection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
