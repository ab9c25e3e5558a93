package com.sagamart.gateway;

/// The services behind the gateway.
enum Service {
  ORDER,
  INVENTORY,
  COUPON,
  WALLET,
  RANKING
}
