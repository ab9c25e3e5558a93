package com.sagamart.k8s.dashboard;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A dashboard as Grafana loads it.
final class DashboardFile {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DefaultPrettyPrinter PRETTY =
      new DefaultPrettyPrinter()
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private static final int COLUMNS = 2;
  private static final int WIDTH = 12;
  private static final int HEIGHT = 8;

  private DashboardFile() {}

  static String of(Dashboard dashboard) {
    ObjectNode file = JSON.createObjectNode();
    file.put("uid", "sagamart-" + dashboard.name()).put("title", dashboard.title());
    file.put("schemaVersion", 41).put("refresh", "10s").putArray("tags").add("sagamart");
    file.putObject("time").put("from", "now-30m").put("to", "now");
    ArrayNode variables = file.putObject("templating").putArray("list");
    if (dashboard.asksWhich()) {
      source(
          variables
              .addObject()
              .put("name", "application")
              .put("type", "query")
              .put("query", "label_values(process_cpu_usage, application)")
              .put("refresh", 2));
    }
    ArrayNode panels = file.putArray("panels");
    for (Panel panel : dashboard.panels()) {
      add(panels, panel);
    }
    try {
      return JSON.writer(PRETTY).writeValueAsString(file) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ArrayNode panels, Panel panel) {
    int place = panels.size();
    ObjectNode drawn = panels.addObject();
    drawn.put("id", place + 1).put("type", "timeseries").put("title", panel.title());
    source(drawn);
    drawn
        .putObject("gridPos")
        .put("h", HEIGHT)
        .put("w", WIDTH)
        .put("x", place % COLUMNS * WIDTH)
        .put("y", place / COLUMNS * HEIGHT);
    ObjectNode fields = drawn.putObject("fieldConfig");
    fields.putObject("defaults").put("unit", panel.unit()).put("min", 0);
    fields.putArray("overrides"); // Grafana's schema asks for it, be it empty
    ArrayNode targets = drawn.putArray("targets");
    for (Panel.Query query : panel.queries()) {
      targets
          .addObject()
          .put("refId", String.valueOf((char) ('A' + targets.size() - 1)))
          .put("expr", query.expression())
          .put("legendFormat", query.legend());
    }
  }

  private static void source(ObjectNode node) {
    node.putObject("datasource").put("type", "prometheus").put("uid", "prometheus");
  }
}
