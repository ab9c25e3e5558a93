package com.sagamart.devstack.scaling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table in Markdown.
final class Table {

  private final List<String> lines = new ArrayList<>();

  Table(String... heads) {
    row(heads);
    lines.add("|---".repeat(heads.length) + "|");
  }

  Table row(String... cells) {
    return row(List.of(cells));
  }

  Table row(List<String> cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
    return this;
  }

  static String rate(double rate) {
    return number(rate) + "/s";
  }

  /// With three digits that count.
  static String number(double value) {
    int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    double rounded = value >= 1_000 ? roundedToThree(value) : value;
    return String.format(Locale.ROOT, "%,." + digits + "f", rounded);
  }

  private static double roundedToThree(double value) {
    double step = Math.pow(10, Math.floor(Math.log10(value)) - 2);
    return Math.round(value / step) * step;
  }

  static String percent(double share) {
    return Math.round(share * 100) + " %";
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
