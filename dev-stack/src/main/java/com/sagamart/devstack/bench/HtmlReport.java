package com.sagamart.devstack.bench;

import com.sagamart.devstack.bench.Plot.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Results as one page that needs nothing from elsewhere.
final class HtmlReport {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <title>Sagamart under load</title>
      <style>
        body { font: 14px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #24292f }
        pre { background: #f6f8fa; padding: 1rem; overflow-x: auto }
        svg { max-width: 100% } svg text { font-size: 11px; fill: #57606a } svg .title { font-size: 13px; fill: #24292f }
        svg .grid { stroke: #d0d7de; fill: none } polyline { fill: none; stroke: #0969da; stroke-width: 2 }
      </style>
      <h1>Sagamart under load</h1>
      """;

  private static final List<Double> PERCENTILES = List.of(50.0, 90.0, 99.0, 99.9, 99.99);
  private static final double HUNDRED = 100;
  private static final int TIME_MARKS = 6;

  private HtmlReport() {}

  static String page(List<Result> results) {
    StringBuilder page = new StringBuilder(HEAD);
    results.stream().findFirst().ifPresent(it -> page.append(about(it)));
    page.append("<h2>Goals</h2>\n<pre>")
        .append(escaped(ResultText.table(results)))
        .append("</pre>\n");
    for (Result result : results) {
      page.append("<h2>").append(escaped(result.scenario())).append("</h2>\n<pre>");
      page.append(escaped(ResultText.line(result)));
      if (result.cost() != null) {
        page.append("\n").append(escaped(ResultText.cost(result.cost())));
      }
      if (!result.hops().isEmpty()) {
        page.append("\n").append(escaped(ResultText.hops(result.hops())));
      }
      page.append("</pre>\n");
      if (!result.curve().isEmpty()) {
        page.append(latencies(result)).append(throughput(result));
      }
    }
    return page.append("</html>\n").toString();
  }

  private static String about(Result first) {
    Machine machine = first.machine();
    return String.format(
        Locale.ROOT,
        "<p>%s, commit %s, compiler %s; %d cores of %s, %.1f GB, %s; load average at the beginning %.1f</p>%n",
        first.at(),
        escaped(first.commit()),
        first.compiler(),
        machine.cores(),
        escaped(machine.cpu()),
        machine.memoryBytes() / 1e9,
        escaped(machine.system()),
        machine.load());
  }

  private static String latencies(Result result) {
    List<Plot.Point> points = new ArrayList<>();
    for (Result.Point each : result.curve()) {
      if (each.percentile() < HUNDRED) {
        points.add(new Plot.Point(nines(each.percentile()), each.millis()));
      }
    }
    List<Mark> marks =
        PERCENTILES.stream().map(it -> new Mark(nines(it), Double.toString(it))).toList();
    return new Plot("latency by percentile, ms", points, marks).svg();
  }

  /// The more nines, the further to the right.
  private static double nines(double percentile) {
    return -Math.log10(1 - percentile / HUNDRED);
  }

  private static String throughput(Result result) {
    List<Long> seconds = result.goodBySecond();
    List<Plot.Point> points = new ArrayList<>();
    for (int i = 0; i < seconds.size(); i++) {
      points.add(new Plot.Point(i, seconds.get(i)));
    }
    List<Mark> marks = new ArrayList<>();
    int step = Math.max(1, Math.ceilDiv(seconds.size(), TIME_MARKS));
    for (int i = 0; i < seconds.size(); i += step) {
      marks.add(new Mark(i, i + " s"));
    }
    return new Plot("good answers in each second", points, marks).svg();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
