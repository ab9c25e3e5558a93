package com.sagamart.systemtests;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.systemtests.Customer.Line;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `docs/METRICS.md` names what the programs tell.
class MetricsPageTest {

  private static final List<String> PROGRAMS =
      List.of(
          "gateway",
          "order-service",
          "inventory-service",
          "coupon-service",
          "wallet-service",
          "ranking-service");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) ");

  /// Until binder metrics are counted for the first time.
  private static final Duration FIRST_COUNT = Duration.ofSeconds(90);

  private static final String OUR_OWN = "sagamart_";

  /// Prometheus makes it.
  private static final Set<String> NOBODYS = Set.of("up");

  /// Some are told only after something happened.
  @BeforeAll
  static void anOrderIsPaid() {
    Admin admin = new Admin();
    long product = admin.product(1, 1);
    admin.customerWith(1).checkout(new Line(product, 1)).orFail();
  }

  @Test
  void ourMetricsAreThoseOfThePage() throws Exception {
    assertThat(told())
        .filteredOn(it -> it.startsWith(OUR_OWN))
        .containsExactlyElementsOf(onPage(OUR_OWN));
  }

  @Test
  void thePageNamesNoMetricThatNobodyTells() {
    await().atMost(FIRST_COUNT).untilAsserted(() -> assertThat(told()).containsAll(onPage("")));
  }

  private static List<String> onPage(String prefix) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "METRICS.md"));
    return names(ROW, page).filter(it -> it.startsWith(prefix)).sorted().toList();
  }

  private static Set<String> told() throws IOException, InterruptedException {
    Set<String> told = new TreeSet<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (String program : PROGRAMS) {
        String address = Platform.stack().management(program).orElseThrow();
        URI metrics = URI.create(address + "/actuator/prometheus");
        String answer =
            http.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
        told.addAll(names(TYPE, answer).collect(toCollection(TreeSet::new)));
      }
    }
    return told;
  }

  /// Without the greatest value, which each timer tells beside.
  private static Stream<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(it -> it.group(1))
        .filter(it -> !it.endsWith("_max") && !NOBODYS.contains(it));
  }
}
