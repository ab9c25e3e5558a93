package com.sagamart.devstack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.observe.Prometheus;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.OnPath;
import com.sagamart.devstack.service.Service;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A Prometheus beside the stack, where the machine has one. The programs that it watches are
/// stand-ins.
class ObserveTest {

  private static final Shape WATCHED = new Shape(3_300, 2).with(Fitting.PROMETHEUS);
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path directory;
  private final List<HttpServer> programs = new ArrayList<>();
  private final List<ManagedProcess> started = new ArrayList<>();

  @AfterEach
  void leaveNothingBehind() {
    started.forEach(ManagedProcess::kill);
    programs.forEach(it -> it.stop(0));
  }

  @Test
  void isThereOnlyWhenItIsWanted() {
    assertThat(processes(Shape.single(0)))
        .extracting(ManagedProcess::name)
        .doesNotContain(Prometheus.NAME);
    assertThat(processes(Shape.single(0).with(Fitting.PROMETHEUS)))
        .extracting(ManagedProcess::name)
        .contains(Prometheus.NAME);
  }

  @Test
  void hasAPortThatNoOtherProgramHas() {
    assertThat(processes(new Shape(0, Shape.MAX_REPLICAS).with(Fitting.PROMETHEUS, Fitting.DOORS)))
        .flatExtracting(it -> it.program().ports())
        .doesNotHaveDuplicates()
        .contains(9190);
  }

  @Test
  void scrapesEveryReplicaAndMindsTheAlerts() throws IOException {
    Assumptions.assumeTrue(
        OnPath.find(Prometheus.NAME).isPresent(), "skipped: there is no prometheus on the PATH");
    for (Service program : Topology.services(WATCHED.replicas()).toList()) {
      standIn(WATCHED.ports().management(program.port()));
    }
    ManagedProcess prometheus = prometheus();
    prometheus.program().prepare();
    prometheus.start();
    started.add(prometheus);
    prometheus.awaitReady();

    JsonNode targets = until("targets", ObserveTest::allAreUp).path("activeTargets");
    assertThat(targets.valueStream())
        .hasSize(12)
        .extracting(
            it ->
                it.at("/labels/application").asString()
                    + " "
                    + it.at("/labels/instance").asString())
        .contains(
            "order-service 127.0.0.1:12381",
            "order-service 127.0.0.1:12481",
            "gateway 127.0.0.1:12380");
    assertThat(until("rules", it -> !it.path("groups").isEmpty()).findValuesAsString("name"))
        .contains("OrdersOverdue", "DeadLetters");
    prometheus.stop();
    assertThat(prometheus.state()).isEqualTo(ManagedProcess.State.DOWN);
  }

  private static boolean allAreUp(JsonNode targets) {
    List<String> health = targets.findValuesAsString("health");
    return !health.isEmpty() && health.stream().allMatch("up"::equals);
  }

  private static JsonNode until(String what, Predicate<JsonNode> wanted) {
    return Patience.until(what, wanted, () -> ask(what));
  }

  private static JsonNode ask(String what) {
    URI address =
        URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(WATCHED.ports().prometheus(), what));
    try (var answer = address.toURL().openStream()) {
      return JSON.readTree(answer).path("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void standIn(int port) throws IOException {
    HttpServer program =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    program.createContext(
        "/actuator/prometheus",
        exchange -> {
          try (exchange) {
            byte[] metrics = "sagamart_relay_lag_seconds 0.0\n".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, metrics.length);
            exchange.getResponseBody().write(metrics);
          }
        });
    program.start();
    programs.add(program);
  }

  private ManagedProcess prometheus() {
    return processes(WATCHED).stream()
        .filter(it -> it.name().equals(Prometheus.NAME))
        .findFirst()
        .orElseThrow();
  }

  private List<ManagedProcess> processes(Shape shape) {
    return Topology.processes(Home.at(directory), shape, Installation.current(), Map.of());
  }
}
