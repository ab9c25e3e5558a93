package com.sagamart.order.web;

import java.util.List;

/// What a client says about waiting (RFC 7240).
final class Preference {

  static final String HEADER = "Prefer";
  static final String APPLIED = "Preference-Applied";
  static final String RESPOND_ASYNC = "respond-async";

  private Preference() {}

  /// Whether the client does not want to wait. A preference may carry parameters, as in
  /// `respond-async; x=1`.
  static boolean isRespondAsync(List<String> preferences) {
    return preferences.stream()
        .anyMatch(one -> one.split(";", 2)[0].strip().equalsIgnoreCase(RESPOND_ASYNC));
  }
}
