package com.sagamart.devstack.bench;

import com.sagamart.devstack.bench.Usage.Cost;
import com.sagamart.devstack.bench.Waterfall.Hop;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Results as they are read on a terminal.
final class ResultText {

  private static final double HUNDRED = 100;

  private ResultText() {}

  /// What one came to, as soon as it is known.
  static String line(Result result) {
    if (result.latencyMs().isEmpty()) {
      return String.format(
          Locale.ROOT,
          "  %-22s %s",
          result.scenario(),
          result.goals().stream()
              .map(it -> it.what() + " " + it.found())
              .collect(Collectors.joining(", ")));
    }
    return String.format(
        Locale.ROOT,
        "  %-22s %8s/s   p50 %s, p99 %s, p99.9 %s ms   %s%s",
        result.scenario(),
        Goal.number(result.rate()),
        Goal.number(result.latencyMs().getOrDefault("p50", 0.0)),
        Goal.number(result.latencyMs().getOrDefault("p99", 0.0)),
        Goal.number(result.latencyMs().getOrDefault("p99.9", 0.0)),
        answers(result.answers()),
        compilers(result.cost()));
  }

  /// How much of the processor went to what a machine that has run in no longer does.
  private static String compilers(@Nullable Cost cost) {
    return cost == null
        ? ""
        : String.format(Locale.ROOT, "   compilers took %.0f %%", HUNDRED * cost.compilers());
  }

  private static String answers(Map<String, Long> answers) {
    return answers.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(it -> String.format(Locale.ROOT, "%s %,d", it.getKey(), it.getValue()))
        .collect(Collectors.joining(", "));
  }

  /// Each goal beside what was measured.
  static String table(List<Result> results) {
    StringBuilder table = new StringBuilder(row("scenario", "what", "goal", "measured", ""));
    for (Result result : results) {
      for (Goal.Judged each : result.goals()) {
        table.append(
            row(
                result.scenario(),
                each.what(),
                each.goal(),
                each.found(),
                each.met() ? "met" : "MISSED"));
      }
    }
    return table.toString();
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "  %-11s %-29s %-18s %12s  %s", (Object[]) cells)
            .stripTrailing()
        + "\n";
  }

  /// What one checkout took.
  static String cost(Cost cost) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "  one checkout: %.2f ms of CPU, %,.0f bytes of WAL, %,.0f bytes in Kafka%n",
                cost.cpuMsOfAll(),
                cost.walBytes(),
                cost.kafkaBytes()));
    cost.cpuMs()
        .forEach(
            (process, ms) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "    %-18s %7.2f ms  %,6d MB%n",
                        process,
                        ms,
                        cost.memoryMegabytes().getOrDefault(process, 0L))));
    return text.toString();
  }

  /// Where the time of paid orders went.
  static String hops(List<Hop> hops) {
    StringBuilder text =
        new StringBuilder(
            String.format("  %-28s %9s %9s %9s%n", "paid orders, by hop", "orders", "p50", "p99"));
    for (Hop hop : hops) {
      text.append(
          String.format(
              Locale.ROOT,
              "    %-26s %,9d %6.1f ms %6.1f ms%n",
              hop.what(),
              hop.orders(),
              hop.p50(),
              hop.p99()));
    }
    return text.toString();
  }
}
