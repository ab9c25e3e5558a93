package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.observe.Prometheus;
import com.sagamart.devstack.process.OnPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `./sagamart up --observe` adds to a stack that runs: the machine's Prometheus, if it has
/// one.
class ObserveTest {

  /// It scrapes and evaluates every five seconds.
  private static final Duration SEEN = Duration.ofSeconds(30);

  private static final Pattern RULE = Pattern.compile("(?m)^ +- (?:alert|record): (\\S+)$");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Stack watched =
      Stack.at(
          Platform.stack().home(),
          Shape.remembered(Platform.stack().home()).with(Fitting.PROMETHEUS),
          Map.of(),
          _ -> {});

  @BeforeEach
  void comesToAStackThatRuns() {
    Assumptions.assumeTrue(
        OnPath.find(Prometheus.NAME).isPresent(), "skipped: there is no prometheus on the PATH");
    watched.start(Prometheus.NAME);
  }

  @AfterEach
  void goes() {
    watched.stop(Prometheus.NAME);
  }

  @Test
  void everyProgramIsScrapedAndEveryRuleCanBeEvaluated() throws IOException {
    await()
        .atMost(SEEN)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(ask("targets").path("activeTargets").valueStream())
                  .hasSize(6)
                  .allSatisfy(it -> assertThat(it.path("health").asString()).isEqualTo("up"));
              assertThat(rules())
                  .allSatisfy(it -> assertThat(it.path("health").asString()).isEqualTo("ok"));
            });
    assertThat(rules())
        .extracting(it -> it.path("name").asString())
        .containsExactlyInAnyOrderElementsOf(written());
  }

  private List<JsonNode> rules() throws IOException {
    return ask("rules")
        .path("groups")
        .valueStream()
        .flatMap(it -> it.path("rules").valueStream())
        .toList();
  }

  private JsonNode ask(String what) throws IOException {
    URI address = URI.create(watched.prometheus().orElseThrow() + "/api/v1/" + what);
    try (var answer = address.toURL().openStream()) {
      return JSON.readTree(answer).path("data");
    }
  }

  private static List<String> written() throws IOException {
    String alerts = Files.readString(Path.of("..", "k8s", "observability", "alerts.yml"));
    return RULE.matcher(alerts).results().map(it -> it.group(1)).toList();
  }
}
