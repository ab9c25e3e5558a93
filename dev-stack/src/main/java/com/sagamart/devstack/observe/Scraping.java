package com.sagamart.devstack.observe;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;

/// Prometheus' settings.
final class Scraping {

  private Scraping() {}

  static String of(List<Target> targets, Path rules) {
    return """
    global:
      scrape_interval: 5s
      evaluation_interval: 5s
    rule_files:
      - %s
    scrape_configs:
      - job_name: sagamart
        metrics_path: /actuator/prometheus
        static_configs:
    %s"""
        .formatted(
            quoted(rules.toString()), targets.stream().map(Scraping::target).collect(joining()));
  }

  private static String target(Target target) {
    return """
          - targets: [%s]
            labels:
              application: %s
    """
        .formatted(quoted("127.0.0.1:" + target.port()), quoted(target.application()));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
