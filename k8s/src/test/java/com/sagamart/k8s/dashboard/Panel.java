package com.sagamart.k8s.dashboard;

import java.util.List;
import java.util.stream.Stream;

/// One picture over time.
///
/// @param unit Grafana's word for it
record Panel(String title, String unit, List<Query> queries) {

  /// @param legend with labels in double braces
  record Query(String expression, String legend) {}

  static Panel showing(String title, String unit, String expression, String legend) {
    return new Panel(title, unit, List.of(new Query(expression, legend)));
  }

  Panel and(String expression, String legend) {
    return new Panel(
        title,
        unit,
        Stream.concat(queries.stream(), Stream.of(new Query(expression, legend))).toList());
  }
}
