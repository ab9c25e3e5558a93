package com.sagamart.devstack.scaling;

import org.jspecify.annotations.Nullable;

/// A number that goes into the model and was not measured: chosen, or set somewhere.
enum Premise {
  TARGET(0.6, "", "how busy anything may be at the rate in question; the rest is for bursts"),
  POD_CORES(2, " vCPU", "a pod, of a service or of the gateway"),
  FEWEST(2, "", "pods of anything at least, so that one may die"),
  DATABASE_CORES(16, " vCPU", "the largest database server"),
  BROKER_CORES(8, " vCPU", "the largest broker"),
  COPIES(3, "", "copies of each record; each is taken to cost what the one here costs"),
  MEAN_OF_PEAK(0.25, "", "of the rate in question is what comes in the mean of a month"),
  COMMIT_MS(5, " ms", "what a transaction waits for round trips and the disk"),
  SAGA_MS(500, " ms", "what 99 of 100 checkouts may take"),
  COUPONS_IN_TEN(
      3,
      "",
      "of ten checkouts carry a coupon",
      "dev-stack/src/main/java/com/sagamart/devstack/bench/Population.java",
      "COUPONS_IN_TEN = %s;"),
  LINES(
      2,
      "",
      "products in a basket",
      "dev-stack/src/main/java/com/sagamart/devstack/bench/Basket.java",
      "/// Two products out of all."),
  CONNECTIONS_OF_A_POD(
      10, "", "connections of a pod to one database", Files.DEFAULTS, "maximum-pool-size: %s\n"),
  EVENTS_OF_A_POLL(
      500, "", "events that one consumer takes together", Files.DEFAULTS, "max.poll.records: %s\n"),
  ROWS_OF_A_RELAY(
      2048,
      "",
      "rows that one relay publishes together",
      "platform-starter/src/main/java/com/sagamart/starter/relay/RelayProperties.java",
      "@DefaultValue(\"%s\") int maxBatch"),
  CONNECTIONS_OF_A_SERVER(
      250,
      "",
      "connections that a database server admits",
      Files.POSTGRES,
      "max_connections = %s\n"),
  GIGABYTES_FOR_A_SLOT(
      2,
      " GB",
      "of WAL that a server keeps for a relay that is away",
      Files.POSTGRES,
      "max_slot_wal_keep_size = %sGB\n"),
  WAITING_PLACES(
      2000,
      "",
      "clients that wait in one order-service",
      "order-service/src/main/java/com/sagamart/order/CheckoutSettings.java",
      "@DefaultValue(\"%s\") int maxWaiting"),
  LOOK_MS(
      75,
      " ms",
      "until a client hears what another replica decided",
      "order-service/src/main/java/com/sagamart/order/outcome/OutcomeLookout.java",
      ":%sms}");

  private static final class Files {
    static final String DEFAULTS = "platform-starter/src/main/resources/platform-defaults.yml";
    static final String POSTGRES =
        "dev-stack/src/main/java/com/sagamart/devstack/server/PostgresSettings.java";
  }

  private final double value;
  private final String unit;
  private final String words;
  private final @Nullable String file;
  private final @Nullable String text;

  Premise(double value, String unit, String words) {
    this(value, unit, words, null, null);
  }

  /// @param file where it stands
  /// @param text how it stands there
  Premise(double value, String unit, String words, @Nullable String file, @Nullable String text) {
    this.value = value;
    this.unit = unit;
    this.words = words;
    this.file = file;
    this.text = text;
  }

  double value() {
    return value;
  }

  int whole() {
    return (int) value;
  }

  /// With its unit.
  String shown() {
    return number() + unit;
  }

  String words() {
    return words;
  }

  /// Null when it is chosen.
  @Nullable String file() {
    return file;
  }

  /// As it stands in its file.
  String text() {
    return String.valueOf(text).formatted(number());
  }

  private String number() {
    return value == whole() ? Integer.toString(whole()) : Double.toString(value);
  }
}
