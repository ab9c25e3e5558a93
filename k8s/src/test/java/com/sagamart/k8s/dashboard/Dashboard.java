package com.sagamart.k8s.dashboard;

import static com.sagamart.k8s.dashboard.Panel.showing;

import java.util.List;

/// What is shown together.
///
/// @param name of its file, and in its address
/// @param asksWhich whether the reader picks an application, `$application` in the queries
record Dashboard(String name, String title, boolean asksWhich, List<Panel> panels) {

  private static final String PER_SECOND = "reqps";
  private static final String SECONDS = "s";
  private static final String BYTES = "bytes";
  private static final String EVENTS = "ops";
  private static final String NUMBER = "short";
  private static final String WON = "currencyKRW";
  private static final String SHARE = "percentunit";

  private static final String CHECKOUTS =
      "http_server_requests_seconds_count{application=\"gateway\", uri=\"/v1/orders/checkout\"}";

  static final List<Dashboard> ALL =
      List.of(
          new Dashboard(
              "overview",
              "Sagamart: overview",
              false,
              List.of(
                  showing(
                      "Replicas that answer",
                      NUMBER,
                      "sum by (application) (up)",
                      "{{application}}"),
                  showing(
                      "Requests at the gateway",
                      PER_SECOND,
                      "sum by (outcome) (rate(http_server_requests_seconds_count{application=\"gateway\"}[1m]))",
                      "{{outcome}}"),
                  showing(
                      "Checkouts that are slow or fail",
                      SHARE,
                      "sagamart:checkout_bad:ratio_rate5m",
                      "in 5 minutes"),
                  showing(
                      "Requests refused with 429",
                      PER_SECOND,
                      "sum by (resource) (rate(sagamart_rate_limited_total[1m]))",
                      "{{resource}}"),
                  showing(
                      "Requests refused because their route had enough",
                      PER_SECOND,
                      "sum by (uri) (rate(sagamart_route_overloaded_total[1m]))",
                      "{{uri}}"),
                  showing(
                      "Requests that wait for their turn",
                      NUMBER,
                      "sum by (uri) (sagamart_route_waiting)",
                      "{{uri}}"),
                  showing(
                      "Services whose breaker is not closed",
                      NUMBER,
                      "max by (name) (1 - resilience4j_circuitbreaker_state{state=\"closed\"})",
                      "{{name}}"),
                  showing(
                          "Reads that found no replica",
                          PER_SECOND,
                          "sum by (service) (rate(sagamart_reads_repeated_total[1m]))",
                          "{{service}} repeated")
                      .and(
                          "sum by (service) (rate(sagamart_reads_not_repeated_total[1m]))",
                          "{{service}} given up"),
                  showing(
                      "Processors in use",
                      SHARE,
                      "sum by (application) (process_cpu_usage)",
                      "{{application}}"),
                  showing(
                      "Memory of the JVMs",
                      BYTES,
                      "sum by (application) (jvm_memory_used_bytes)",
                      "{{application}}"))),
          new Dashboard(
              "saga",
              "Sagamart: saga",
              false,
              List.of(
                  showing(
                      "Checkouts by reply",
                      PER_SECOND,
                      "sum by (status) (rate(" + CHECKOUTS + "[1m]))",
                      "{{status}}"),
                  showing(
                      "From checkout to outcome, 99 of 100 orders",
                      SECONDS,
                      "histogram_quantile(0.99, sum by (status, le) (rate(sagamart_order_decided_seconds_bucket[1m])))",
                      "{{status}}"),
                  showing(
                          "Clients that wait for an outcome",
                          NUMBER,
                          "sum(sagamart_checkout_waiting)",
                          "clients")
                      .and("max(sagamart_orders_overdue)", "orders past their deadline"),
                  showing(
                      "Steps refused",
                      EVENTS,
                      "sum by (event, outcome) (rate(sagamart_saga_steps_total{event=~\".+Refused\"}[1m]))",
                      "{{event}} {{outcome}}"),
                  showing(
                      "Events taken in",
                      EVENTS,
                      "sum by (type) (rate(sagamart_saga_events_total[1m]))",
                      "{{type}}"),
                  showing(
                      "From poll to commit, 99 of 100 batches",
                      SECONDS,
                      "histogram_quantile(0.99, sum by (application, le) (rate(sagamart_saga_batch_seconds_bucket[1m])))",
                      "{{application}}"),
                  showing(
                      "Events in one transaction",
                      NUMBER,
                      "sum by (application) (rate(sagamart_saga_batch_size_sum[1m]))"
                          + " / sum by (application) (rate(sagamart_saga_batch_size_count[1m]))",
                      "{{application}}"),
                  showing(
                      "Delivered once more",
                      EVENTS,
                      "sum by (application) (rate(sagamart_saga_duplicates_total[5m]))",
                      "{{application}}"),
                  showing(
                      "Dead letters in an hour",
                      NUMBER,
                      "sum by (application) (increase(sagamart_saga_dead_letters_total[1h]))",
                      "{{application}}"))),
          new Dashboard(
              "business",
              "Sagamart: the shop",
              false,
              List.of(
                  showing(
                      "Orders in an hour",
                      NUMBER,
                      "sum by (status) (increase(sagamart_order_decided_seconds_count[1h]))",
                      "{{status}}"),
                  showing(
                          "Revenue in an hour",
                          WON,
                          "sum(increase(sagamart_orders_revenue_won_total[1h]))",
                          "paid")
                      .and(
                          "sum(increase(sagamart_orders_discount_won_total[1h]))",
                          "taken off by coupons")
                      .and("sum(increase(sagamart_orders_returned_won_total[1h]))", "given back"),
                  showing(
                      "Mean order",
                      WON,
                      "sum(increase(sagamart_orders_revenue_won_total[1h]))"
                          + " / sum(increase(sagamart_order_decided_seconds_count{status=\"paid\"}[1h]))",
                      "paid"),
                  showing(
                      "Coupons in an hour",
                      NUMBER,
                      "sum by (event, outcome) (increase(sagamart_saga_steps_total{participant=\"coupon-service\"}[1h]))",
                      "{{event}} {{outcome}}"),
                  showing(
                      "Orders lost in an hour, by reason",
                      NUMBER,
                      "sum by (outcome) (increase(sagamart_saga_steps_total{event=~\"OrderRejected|OrderCancelled\"}[1h]))",
                      "{{outcome}}"),
                  showing(
                      "Units sold in three days, ten products at most",
                      NUMBER,
                      "max by (product) (sagamart_top_products_units)",
                      "{{product}}"))),
          new Dashboard(
              "relay",
              "Sagamart: relay and Kafka",
              false,
              List.of(
                  showing(
                      "Age of the oldest unpublished event",
                      SECONDS,
                      "max by (application) (sagamart_relay_lag_seconds)",
                      "{{application}}"),
                  showing(
                      "Replicas that relay",
                      NUMBER,
                      "sum by (application) (sagamart_relay_leader)",
                      "{{application}}"),
                  showing(
                          "Rows published",
                          EVENTS,
                          "sum by (application) (rate(sagamart_relay_rows_published_total[1m]))",
                          "{{application}}")
                      .and(
                          "sum by (application) (rate(sagamart_relay_rows_reconciled_total[1m]))",
                          "{{application}} again"),
                  showing(
                      "Log kept for the slot",
                      BYTES,
                      "max by (application) (sagamart_relay_wal_retained_bytes)",
                      "{{application}}"),
                  showing(
                      "Slots that are read",
                      NUMBER,
                      "max by (application) (sagamart_relay_slot_active)",
                      "{{application}}"),
                  showing(
                      "Records left to take in",
                      NUMBER,
                      "max by (application, topic) (spring_cloud_stream_binder_kafka_offset)",
                      "{{application}} {{topic}}"))),
          new Dashboard(
              "service",
              "Sagamart: one program",
              true,
              List.of(
                  showing(
                      "Requests",
                      PER_SECOND,
                      "sum by (uri, status) (rate(http_server_requests_seconds_count{application=\"$application\"}[1m]))",
                      "{{uri}} {{status}}"),
                  showing(
                      "Mean time of a reply",
                      SECONDS,
                      "sum by (uri) (rate(http_server_requests_seconds_sum{application=\"$application\"}[1m]))"
                          + " / sum by (uri) (rate(http_server_requests_seconds_count{application=\"$application\"}[1m]))",
                      "{{uri}}"),
                  showing(
                          "Connections to the database",
                          NUMBER,
                          "sum by (instance) (hikaricp_connections_active{application=\"$application\"})",
                          "{{instance}} in use")
                      .and(
                          "sum by (instance) (hikaricp_connections_pending{application=\"$application\"})",
                          "{{instance}} waited for")
                      .and(
                          "sum by (instance) (hikaricp_connections_max{application=\"$application\"})",
                          "{{instance}} at most"),
                  showing(
                      "Processors in use",
                      SHARE,
                      "process_cpu_usage{application=\"$application\"}",
                      "{{instance}}"),
                  showing(
                      "Memory",
                      BYTES,
                      "sum by (instance, area) (jvm_memory_used_bytes{application=\"$application\"})",
                      "{{instance}} {{area}}"))));
}
