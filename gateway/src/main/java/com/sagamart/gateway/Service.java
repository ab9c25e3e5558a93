package com.sagamart.gateway;

import java.util.Locale;

/// The services behind the gateway.
enum Service {
  ORDER,
  INVENTORY,
  COUPON,
  WALLET,
  RANKING;

  /// As metrics and breakers call it.
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
