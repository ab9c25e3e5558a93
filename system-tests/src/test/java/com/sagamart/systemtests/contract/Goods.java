package com.sagamart.systemtests.contract;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Calls that change products and show them.
final class Goods {

  private Goods() {}

  static Call change(long product, Map<String, ?> fields) {
    return Call.to("changeProduct", product).byAdmin().json(fields);
  }

  static Call restock(long product, int qty) {
    return Call.to("restockProduct", product).byAdmin().json(Map.of("qty", qty));
  }

  static Call create(Map<String, ?> fields) {
    var product = new HashMap<String, Object>(Map.of("name", "그릭요거트", "price", 3_200, "stock", 0));
    product.putAll(fields);
    return Call.to("createProduct").byAdmin().json(product);
  }

  static long named(String name) {
    return create(Map.of("name", name)).send().ok(201).path("productId").asLong();
  }

  static JsonNode read(long product) {
    return Call.to("getProduct", product).send().ok(200);
  }
}
