package com.sagamart.devstack.service;

import org.jspecify.annotations.Nullable;

/// A program of this build with an HTTP interface.
///
/// @param name the module, the jar and the process
/// @param port its well-known port
/// @param database its database and role, if it has one
/// @param heapMegabytes the most that its heap may grow to
public record Service(String name, int port, @Nullable String database, int heapMegabytes) {

  /// The word in settings: `order` for order-service.
  public String shortName() {
    return name.replace("-service", "");
  }
}
