package com.sagamart.k8s;

import static com.sagamart.k8s.Manifest.each;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Alerts that ring when they should, and say what to do then.
class AlertsTest {

  private static final String RULES = "k8s/observability/alerts.yml";
  private static final List<String> PLAYS =
      List.of("k8s/observability/alerts.test.yml", "k8s/observability/alerts.slow.test.yml");
  private static final String MANIFEST = "k8s/observability/prometheus-rule.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .build();

  @Test
  void everyAlertNamesARunbookThatIsThere() {
    assertThat(alerts())
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.at("/labels/severity").asText()).isIn("page", "ticket");
              assertThat(Sources.root().resolve(it.at("/annotations/runbook").asText()))
                  .isRegularFile();
            });
  }

  @Test
  void everyAlertIsPlayedUntilItRings() {
    Set<String> ringing =
        PLAYS.stream()
            .flatMap(it -> each(content(it).path("tests")))
            .flatMap(it -> each(it.path("alert_rule_test")))
            .filter(it -> !it.path("exp_alerts").isEmpty())
            .map(it -> it.path("alertname").asText())
            .collect(toCollection(TreeSet::new));
    assertThat(alerts().map(it -> it.path("alert").asText()))
        .containsExactlyInAnyOrderElementsOf(ringing);
  }

  @Test
  void thePlaysEndAsTheyShould() {
    Tool.need("promtool");
    for (String play : PLAYS) {
      Tool.Outcome outcome = Tool.run(List.of("promtool", "test", "rules", play));
      assertThat(outcome.status()).as(outcome.output()).isZero();
    }
  }

  @Test
  void everyMetricIsOnThePageOfMetrics() {
    assertThat(rules().map(it -> it.path("expr").asText()))
        .allSatisfy(it -> assertThat(Metrics.unknownIn(it)).isEmpty());
  }

  @Test
  void aMetricThatNobodyTellsIsSeen() {
    assertThat(Metrics.unknownIn("sum by (application) (rate(sagamart_saga_losses_total[5m])) > 0"))
        .containsExactly("sagamart_saga_losses_total");
    assertThat(Metrics.unknownIn("rate(resilience4j_losses_total[5m]) > 1e9"))
        .containsExactly("resilience4j_losses_total");
  }

  /// `-Dsagamart.write=true` makes it anew.
  @Test
  void theOperatorsRuleSaysTheSame() throws IOException {
    ObjectNode rule = YAML.createObjectNode();
    rule.put("apiVersion", "monitoring.coreos.com/v1").put("kind", "PrometheusRule");
    rule.putObject("metadata").put("name", "alerts");
    rule.set("spec", content(RULES));
    String wanted = "# Made from alerts.yml.\n" + YAML.writeValueAsString(rule).substring(4);
    if (Boolean.getBoolean("sagamart.write")) {
      Files.writeString(Sources.root().resolve(MANIFEST), wanted);
    }
    assertThat(Sources.read(MANIFEST)).isEqualTo(wanted);
  }

  private static Stream<JsonNode> alerts() {
    return rules().filter(it -> it.has("alert"));
  }

  private static Stream<JsonNode> rules() {
    return each(content(RULES).path("groups")).flatMap(it -> each(it.path("rules")));
  }

  private static JsonNode content(String file) {
    return Manifest.readAll(Sources.read(file)).getFirst().content();
  }
}
