package com.sagamart.devstack.bench;

import com.sagamart.devstack.bench.Goal.Judged;
import com.sagamart.devstack.bench.Usage.Cost;
import com.sagamart.devstack.bench.Waterfall.Hop;
import com.sagamart.devstack.load.Measured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.HistogramIterationValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// One scenario, or one baseline, as it is written down.
///
/// @param users how many were served at a time, at most
/// @param compiler which one the services ran with (ADR 5)
/// @param rate good answers in a second
/// @param latencyMs by percentile
/// @param goals none for a baseline
/// @param cost of one good answer
/// @param hops where the time of paid orders went
/// @param curve percentiles and their latency, for drawing
record Result(
    String scenario,
    Instant at,
    String commit,
    Machine machine,
    String compiler,
    int users,
    double rate,
    Map<String, Double> latencyMs,
    Map<String, Long> answers,
    List<Judged> goals,
    @Nullable Cost cost,
    List<Hop> hops,
    List<Long> goodBySecond,
    List<Point> curve) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int TICKS_PER_HALVING = 3;
  private static final double MICROS = 1e3;

  /// A point of the percentile curve.
  record Point(double percentile, double millis) {}

  /// What is the same for all results of one run.
  record Run(String commit, Machine machine, String compiler) {

    Result result(
        String scenario,
        int users,
        Measured measured,
        List<Judged> goals,
        @Nullable Cost cost,
        List<Hop> hops) {
      return new Result(
          scenario,
          Instant.now(),
          commit,
          machine,
          compiler,
          users,
          measured.rate(),
          latencyMs(measured),
          measured.answers(),
          goals,
          cost,
          hops,
          measured.goodBySecond(),
          curve(measured));
    }

    /// Of something that has no turns, and so no rate and no latencies.
    Result result(String scenario, List<Judged> goals) {
      return new Result(
          scenario,
          Instant.now(),
          commit,
          machine,
          compiler,
          0,
          0,
          Map.of(),
          Map.of(),
          goals,
          null,
          List.of(),
          List.of(),
          List.of());
    }
  }

  private static Map<String, Double> latencyMs(Measured measured) {
    Map<String, Double> latency = new LinkedHashMap<>();
    latency.put("p50", measured.millisAt(50));
    latency.put("p90", measured.millisAt(90));
    latency.put("p99", measured.millisAt(99));
    latency.put("p99.9", measured.millisAt(99.9));
    latency.put("max", measured.millisAt(100));
    return latency;
  }

  private static List<Point> curve(Measured measured) {
    List<Point> curve = new ArrayList<>();
    for (HistogramIterationValue it : measured.latencies().percentiles(TICKS_PER_HALVING)) {
      curve.add(new Point(it.getPercentileLevelIteratedTo(), it.getValueIteratedTo() / MICROS));
    }
    return curve;
  }

  /// On one line.
  String json() {
    return JSON.writeValueAsString(this);
  }
}
