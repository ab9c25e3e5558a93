package com.sagamart.devstack.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What came of a check.
///
/// @param notAtRest what was waited for in vain
public record Report(List<Line> lines, List<String> notAtRest) {

  /// So many violations of one invariant are printed.
  private static final int MOST_PRINTED = 20;

  /// What came of one invariant.
  ///
  /// @param violations as many as are kept in words
  /// @param count all of them
  public record Line(
      String title, String lookedAt, List<String> notes, List<String> violations, long count) {}

  public Report {
    lines = List.copyOf(lines);
    notAtRest = List.copyOf(notAtRest);
  }

  static Report of(List<Findings> all, List<String> notAtRest) {
    return new Report(
        all.stream()
            .map(
                it ->
                    new Line(it.title(), it.sumOfLooks(), it.notes(), it.violations(), it.count()))
            .toList(),
        notAtRest);
  }

  /// Whether everything is true that must be.
  public boolean isClean() {
    return notAtRest.isEmpty() && violations().isEmpty();
  }

  /// All of them, as far as they are kept in words.
  public List<String> violations() {
    return lines.stream().flatMap(it -> it.violations().stream()).toList();
  }

  /// The table, and every violation below it.
  public String text() {
    List<String> text = new ArrayList<>();
    String row =
        "%-"
            + width("INVARIANT", Line::title)
            + "s  %-"
            + width("LOOKED AT", Line::lookedAt)
            + "s  %10s";
    text.add(row.formatted("INVARIANT", "LOOKED AT", "VIOLATIONS"));
    for (Line line : lines) {
      text.add(
          String.format(
              Locale.ROOT, row, line.title(), line.lookedAt(), "%,d".formatted(line.count())));
    }
    lines.forEach(line -> line.notes().forEach(note -> text.add("  note: " + note)));
    lines.stream().filter(line -> line.count() > 0).forEach(line -> name(line, text));
    notAtRest.forEach(it -> text.add("not at rest: " + it));
    text.add(verdict());
    return String.join(System.lineSeparator(), text);
  }

  private int width(String heading, Function<Line, String> column) {
    return lines.stream()
        .mapToInt(line -> column.apply(line).length())
        .reduce(heading.length(), Math::max);
  }

  private static void name(Line line, List<String> text) {
    text.add("");
    text.add(line.title());
    line.violations().stream().limit(MOST_PRINTED).forEach(it -> text.add("  " + it));
    long more = line.count() - Math.min(MOST_PRINTED, line.violations().size());
    if (more > 0) {
      text.add(String.format(Locale.ROOT, "  and %,d more", more));
    }
  }

  private String verdict() {
    if (isClean()) {
      return "Everything adds up.";
    }
    long violations = lines.stream().mapToLong(Line::count).sum();
    String named =
        String.format(Locale.ROOT, "%,d violation%s.", violations, violations == 1 ? "" : "s");
    return notAtRest.isEmpty()
        ? named
        : named + " What is on its way did not arrive in time, so this is no proof.";
  }
}
