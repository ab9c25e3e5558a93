package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.calling;
import static com.sagamart.systemtests.owasp.Knock.get;
import static com.sagamart.systemtests.owasp.Knock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Platform;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing is open that need not be, and nothing tells what runs inside.
class Api8SecurityMisconfigurationTest {

  private static final List<String> PROGRAMS =
      List.of(
          "gateway",
          "order-service",
          "inventory-service",
          "coupon-service",
          "wallet-service",
          "ranking-service");

  private final Customer customer = new Admin().customerWith(1);
  private final String wallet = "/v1/wallets/" + customer.id();

  @Test
  void everyAnswerTellsBrowsersToBeCareful() {
    for (Knock each :
        List.of(
            get("/v1/products"),
            get("/nowhere"),
            get("/docs"),
            get("/docs/events"),
            get(wallet),
            get(wallet).by(customer.token()),
            post(wallet + "/charge", "{").by(customer.token()))) {
      var headers = each.answer().headers();
      assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
      assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
      assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
      assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
      assertThat(headers.allValues("X-Trace-Id")).hasSize(1);
      assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }
    assertThat(get(wallet).by(customer.token()).answer().headers().allValues("Cache-Control"))
        .containsExactly("no-store");
  }

  @Test
  void operatorsDoorsAreNotClientsDoors() {
    Stream.concat(Stream.of(Knock.GATEWAY), Knock.SERVICES.stream())
        .forEach(
            door -> {
              for (String path :
                  List.of(
                      "/actuator", "/actuator/health", "/actuator/prometheus", "/actuator/env")) {
                assertThat(get(path).at(door).status()).as(door + path).isIn(401, 403, 404);
                assertThat(get(path).at(door).by(new Admin().token()).status())
                    .as(door + path)
                    .isIn(403, 404);
              }
            });
  }

  @Test
  void operatorsDoorsTellHealthAndMetricsAndNothingMore() {
    for (String program : PROGRAMS) {
      String door = Platform.stack().management(program).orElse("");
      assertThat(get("/actuator/health").at(door).status()).as(program).isIn(200, 503);
      assertThat(get("/actuator/prometheus").at(door).status()).as(program).isEqualTo(200);
      for (String path :
          List.of("env", "heapdump", "threaddump", "beans", "configprops", "loggers", "gateway")) {
        assertThat(get("/actuator/" + path).at(door).status()).as(program + path).isEqualTo(404);
      }
    }
  }

  @Test
  void operatorsDoorsAreOnTheLoopbackOnly() throws Exception {
    for (InetAddress address : outsideAddresses()) {
      for (String program : PROGRAMS) {
        int port = URI.create(Platform.stack().management(program).orElse("")).getPort();
        assertThat(isOpen(address, port)).as("%s at %s", program, address).isFalse();
      }
    }
  }

  @Test
  void noErrorTellsWhatRunsInside() {
    for (Knock each :
        List.of(
            get("/v1/products?cursor=%27"),
            get("/v1/products?limit=x"),
            post(wallet + "/charge", "{\"amount\":{}}").by(customer.token()),
            calling("TRACE", "/v1/products", null),
            calling("DELETE", wallet, null).by(customer.token()),
            get("/v1/wallets/x").by(customer.token()))) {
      var answer = each.answer();
      assertThat(answer.statusCode()).as("%s", each).isBetween(400, 499);
      assertThat(answer.body())
          .startsWith("{\"code\":")
          .doesNotContainIgnoringCase(
              "exception", "com.sagamart", "spring", "tomcat", "netty", "sql", "127.0.0.1", "at ");
    }
  }

  @Test
  void noOtherSitesPageIsLetIn() {
    var asked = get("/v1/products").with("Origin", "https://evil.example").answer();
    var preflight =
        calling("OPTIONS", wallet, null)
            .with("Origin", "https://evil.example")
            .with("Access-Control-Request-Method", "GET")
            .answer();
    assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  /// None, on a machine without a network: then there is nobody to keep out.
  private static List<InetAddress> outsideAddresses() throws IOException {
    return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(it -> it instanceof Inet4Address && !it.isLoopbackAddress())
        .toList();
  }

  private static boolean isOpen(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1_000);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
