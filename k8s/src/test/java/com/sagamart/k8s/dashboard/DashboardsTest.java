package com.sagamart.k8s.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.k8s.Metrics;
import com.sagamart.k8s.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The files are those that are made of [Dashboard], and show nothing that nobody measures.
/// `-Dsagamart.write=true` makes them anew.
class DashboardsTest {

  @TestFactory
  Stream<DynamicTest> theFilesAreUpToDate() {
    return Dashboard.ALL.stream()
        .map(it -> DynamicTest.dynamicTest(it.name(), () -> assertIsUpToDate(it)));
  }

  private static void assertIsUpToDate(Dashboard dashboard) throws IOException {
    String name = "k8s/observability/dashboards/" + dashboard.name() + ".json";
    String wanted = DashboardFile.of(dashboard);
    if (Boolean.getBoolean("sagamart.write")) {
      Path file = Sources.root().resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, wanted);
    }
    assertThat(Sources.read(name)).isEqualTo(wanted);
  }

  @TestFactory
  Stream<DynamicTest> everyMetricIsOnThePageOfMetrics() {
    return Dashboard.ALL.stream()
        .flatMap(it -> it.panels().stream())
        .map(
            panel ->
                DynamicTest.dynamicTest(
                    panel.title(),
                    () ->
                        assertThat(panel.queries())
                            .allSatisfy(
                                it -> assertThat(Metrics.unknownIn(it.expression())).isEmpty())));
  }
}
