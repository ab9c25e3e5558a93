package com.sagamart.starter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The web room alone, with a controller that counts what reaches it. Requests are written to the
/// socket by hand, because no HTTP client would send most of them.
@SpringBootTest(classes = WebSlice.Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class WebSlice {

  private static final int PATIENCE_MS = Math.toIntExact(TimeUnit.SECONDS.toMillis(20));

  @LocalServerPort private int port;
  @Autowired private Notes notes;

  @BeforeEach
  void nothingWasHandled() {
    notes.handled.set(0);
  }

  /// A request with these lines in its head and this body.
  static byte[] request(String line, String headers, byte[] body) {
    byte[] head =
        (line + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n" + headers + "\r\n")
            .getBytes(ISO_8859_1);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  static byte[] get(String path) {
    return request("GET " + path, "", new byte[0]);
  }

  static byte[] post(String headers, String body) {
    return post(headers, body.getBytes(UTF_8));
  }

  static byte[] post(String headers, byte[] body) {
    return request(
        "POST /v1/notes", "Content-Length: " + body.length + "\r\n" + headers + "\r\n", body);
  }

  String exchange(byte[] request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MS);
      socket.getOutputStream().write(request);
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void handles(byte[] request) {
    assertThat(exchange(request)).startsWith("HTTP/1.1 200 ");
    assertThat(notes.handled.get()).isEqualTo(1);
  }

  /// Answered in the contract's shape, and not handled.
  void refuses(byte[] request, ErrorCode code) {
    refuses(request, code, code.message(Locale.KOREAN));
  }

  void refusesNaming(String field, byte[] request) {
    ErrorCode code = ErrorCode.INVALID_REQUEST;
    refuses(request, code, code.message(Locale.KOREAN, field));
  }

  private void refuses(byte[] request, ErrorCode code, String message) {
    String response = exchange(request);
    assertThat(response).startsWith("HTTP/1.1 " + code.status() + " ");
    assertThat(response.toLowerCase(Locale.ROOT))
        .containsOnlyOnce("\r\ncontent-type: application/json\r\n")
        .containsOnlyOnce("\r\nx-trace-id: ");
    assertThat(response)
        .contains("{\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, message))
        .doesNotContainIgnoringCase("tomcat")
        .doesNotContain("<");
    assertThat(notes.handled.get()).isZero();
  }

  @Configuration(proxyBeanMethods = false)
  @Import({Notes.class, TracesToo.class})
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    ValidationAutoConfiguration.class,
    WebConfiguration.class
  })
  static class Application {}

  /// The neighbouring room, which is closed to this one.
  static class TracesToo implements ImportSelector {

    @Override
    public String[] selectImports(AnnotationMetadata from) {
      return new String[] {"com.sagamart.starter.trace.TraceConfiguration"};
    }
  }

  enum Kind {
    LONG,
    SHORT
  }

  record Note(@NotNull @ReadableName String name, long amount) {}

  @RestController
  @RequestMapping("/v1/notes")
  static class Notes {

    private final AtomicInteger handled = new AtomicInteger();

    @PostMapping
    Note write(@Valid @RequestBody Note note) {
      handled.incrementAndGet();
      return note;
    }

    @PatchMapping
    Note change(@Valid @RequestBody Note note) {
      return write(note);
    }

    @GetMapping
    int list(
        @RequestParam(defaultValue = "") String keyword,
        @RequestParam(name = "cursor", defaultValue = "") String from,
        @RequestParam(defaultValue = "20") int limit,
        @RequestParam(required = false) Kind kind) {
      handled.incrementAndGet();
      return limit;
    }

    @GetMapping("/{noteId}")
    long read(@PathVariable @Positive long noteId) {
      handled.incrementAndGet();
      return noteId;
    }
  }
}
