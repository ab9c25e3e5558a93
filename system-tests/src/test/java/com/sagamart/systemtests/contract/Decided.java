package com.sagamart.systemtests.contract;

import com.sagamart.devstack.client.Patience;
import com.sagamart.systemtests.Customer;
import tools.jackson.databind.JsonNode;

/// Orders of which it is known what became.
final class Decided {

  private Decided() {}

  /// The order, when it is no longer PENDING.
  static JsonNode order(Customer owner, long orderId) {
    return Patience.until(
        "order " + orderId + " is decided",
        (JsonNode order) -> !order.path("status").asString().equals("PENDING"),
        () -> Call.to("getOrder", orderId).with(owner.token()).send().ok(200));
  }
}
