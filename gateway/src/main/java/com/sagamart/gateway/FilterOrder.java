package com.sagamart.gateway;

/// The order in which the gateway looks at a request. Routes are matched between the web filters,
/// which see every request, and the rest, which see only requests that have a route.
final class FilterOrder {

  // Web filters.
  static final int SECURE = -201;
  static final int TRACE = -200;
  static final int CHECK_HEADERS = -150;
  static final int CHECK_PATH = -100;
  static final int CHECK_PREFLIGHT = -99;

  // Global filters; the response is written by one of order -1, when those behind it are done.
  static final int ADMIT = -300;
  static final int READ_BODY = -200;
  static final int BOUND = -150;
  static final int PICK_REPLICA = 100;

  private FilterOrder() {}
}
