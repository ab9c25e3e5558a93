package com.sagamart.devstack.chaos;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An [Outcome] for people.
final class OutcomeText {

  private static final int MOST_PRINTED = 50;

  private final Outcome outcome;
  private final List<String> lines = new ArrayList<>();

  OutcomeText(Outcome outcome) {
    this.outcome = outcome;
  }

  String text() {
    faults();
    lines.add("");
    counts("ANSWER", outcome.answers());
    lines.add("");
    counts("ORDERS", outcome.orders());
    lines.add("");
    lines.add(
        "The longest that an order was undecided beyond its deadline: %d s."
            .formatted(outcome.lateness().toSeconds()));
    lines.add("");
    lines.add(outcome.check().text());
    outcome.broken().stream().limit(MOST_PRINTED).forEach(it -> lines.add("broken: " + it));
    lines.add(
        outcome.isClean()
            ? "Every promise was kept."
            : "Promises were broken: %,d to customers and about deadlines, %,d that the check found."
                .formatted(outcome.broken().size(), outcome.check().violations().size()));
    return String.join(System.lineSeparator(), lines);
  }

  private void faults() {
    Map<String, List<Happening>> byKind =
        outcome.happenings().stream().collect(groupingBy(Happening::kind, TreeMap::new, toList()));
    int width = byKind.keySet().stream().mapToInt(String::length).max().orElse(0);
    String row = "%-" + Math.max(width, "FAULT".length()) + "s  %6s  %9s  %9s  %9s";
    lines.add(
        row.formatted(
            "FAULT", "STRUCK", "MEDIAN", "LONGEST", "NOT IN " + Chaos.RECOVERY_LIMIT.toSeconds()));
    byKind.forEach((kind, of) -> lines.add(faults(row, kind, of)));
    lines.add(faults(row, "all", outcome.happenings()));
    outcome.happenings().stream()
        .filter(it -> !it.struck())
        .forEach(
            it ->
                lines.add("  missed: %s of %s: %s".formatted(it.kind(), it.target(), it.missed())));
  }

  private static String faults(String row, String kind, List<Happening> of) {
    List<Happening> struck = of.stream().filter(Happening::struck).toList();
    List<Duration> recoveries =
        struck.stream().map(Happening::recovery).flatMap(Optional::stream).sorted().toList();
    return row.formatted(
        kind,
        "%,d".formatted(struck.size()),
        recoveries.isEmpty() ? "" : seconds(recoveries.get(recoveries.size() / 2)),
        recoveries.isEmpty() ? "" : seconds(recoveries.getLast()),
        "%,d".formatted(struck.size() - recoveries.size()));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  private void counts(String heading, Map<String, Long> counts) {
    int width = counts.keySet().stream().mapToInt(String::length).max().orElse(0);
    String row = "%-" + Math.max(width, heading.length()) + "s  %9s";
    lines.add(row.formatted(heading, "TIMES"));
    counts.forEach((what, times) -> lines.add(row.formatted(what, "%,d".formatted(times))));
  }
}
