package com.sagamart.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The six programs, and the database that a service owns.
enum Program {
  GATEWAY("gateway", null),
  ORDER("order-service", "orders"),
  INVENTORY("inventory-service", "inventory"),
  COUPON("coupon-service", "coupon"),
  WALLET("wallet-service", "wallet"),
  RANKING("ranking-service", "ranking");

  private final String module;
  private final @Nullable String database;

  Program(String module, @Nullable String database) {
    this.module = module;
    this.database = database;
  }

  String module() {
    return module;
  }

  Optional<String> database() {
    return Optional.ofNullable(database);
  }

  int port() {
    return settings().at("/server/port").asInt();
  }

  int managementPort() {
    return settings().at("/management/server/port").asInt();
  }

  /// Its `application.yml`.
  JsonNode settings() {
    String file = module + "/src/main/resources/application.yml";
    return Manifest.readAll(Sources.read(file)).getFirst().content();
  }

  Manifest deployment(Overlay overlay) {
    return overlay.one("Deployment", module);
  }
}
