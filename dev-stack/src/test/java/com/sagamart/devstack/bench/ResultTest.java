package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultTest {

  @TempDir private Path directory;

  @Test
  void eachIsALineOfJsonBehindThoseOfBefore() throws Exception {
    ResultFiles files = new ResultFiles(directory);

    files.add(Samples.checkout());
    files.add(Samples.checkout());

    List<String> lines = Files.readAllLines(files.lines());
    assertThat(lines).hasSize(2);
    JsonNode line = new JsonMapper().readTree(lines.getLast());
    assertThat(line.at("/scenario").asString()).isEqualTo("checkout");
    assertThat(line.at("/at").asString()).endsWith("Z");
    assertThat(line.at("/commit").asString()).isEqualTo("abc");
    assertThat(line.at("/machine/cores").asInt()).isEqualTo(2);
    assertThat(line.at("/compiler").asString()).isEqualTo("full");
    assertThat(line.at("/latencyMs/p99").isNumber()).isTrue();
    assertThat(line.at("/answers/OUT_OF_STOCK").asInt()).isEqualTo(1);
    assertThat(line.at("/goals/0/met").asBoolean()).isFalse();
    assertThat(line.at("/goals/1/met").asBoolean()).isTrue();
    assertThat(line.at("/cost/cpuMs/gateway").asDouble()).isEqualTo(1.5);
    assertThat(line.at("/goodBySecond").isArray()).isTrue();
  }

  @Test
  void theTableShowsEachGoalBesideWhatWasMeasured() {
    assertThat(ResultText.table(List.of(Samples.checkout())))
        .isEqualTo(
            """
              scenario    what                          goal                   measured
              checkout    rate                          at least 500/s           61.2/s  MISSED
              checkout    p99                           at most 500 ms           123 ms  met
            """);
  }

  @Test
  void aStartHasGoalsAndNoLatencies() throws Exception {
    Result start = Samples.start();
    ResultFiles files = new ResultFiles(directory);

    files.draw(List.of(start));

    assertThat(ResultText.line(start))
        .isEqualTo("  start-up               ready 33.5 s, memory 3 GB");
    assertThat(ResultText.table(List.of(start)))
        .contains("start-up    ready                         at most 40 s             33.5 s  met")
        .contains(
            "start-up    memory                        at most 2.50 GB            3 GB  MISSED");
    assertThat(Files.readString(files.page())).contains("<h2>start-up</h2>").doesNotContain("<svg");
  }

  @Test
  void theBillNamesEveryProcess() {
    assertThat(ResultText.cost(Objects.requireNonNull(Samples.checkout().cost())))
        .startsWith("  one checkout: 1.75 ms of CPU, 4,000 bytes of WAL, 3,000 bytes in Kafka")
        .contains("    gateway               1.50 ms     210 MB");
  }

  @Test
  void theHopsStandBelowOneAnother() {
    assertThat(ResultText.hops(Samples.checkout().hops()))
        .isEqualTo(
            """
              paid orders, by hop             orders       p50       p99
                to ORDER_PAID                     99   12.3 ms   56.8 ms
            """);
  }

  @Test
  void thePageHasItsPlotsAndNeedsNothingFromElsewhere() throws Exception {
    ResultFiles files = new ResultFiles(directory);

    files.draw(List.of(Samples.checkout()));

    assertThat(Files.readString(files.page()))
        .contains("<h2>checkout</h2>", "MISSED", "to ORDER_PAID", "A &lt;quick&gt; CPU")
        .containsSubsequence(
            "latency by percentile",
            "<polyline points='",
            "good answers in each second",
            "<polyline points='")
        .doesNotContain("http:", "https:", "src=", "href=", "NaN");
  }
}
