package com.sagamart.gateway;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// What is limited. All but [#COUPON] are counted for each caller apart.
enum Resource {
  READ("read"),
  CHARGE("charge"),
  COUPON_ISSUE("coupon-issue"),
  /// Whatever starts a saga: a cancellation costs the services as much as the checkout before it.
  CHECKOUT("checkout"),
  OTHER_WRITE("other-write"),
  /// One coupon, whoever claims it.
  COUPON("coupon");

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private static final PathPattern CHARGE_PATH = pattern("/v1/wallets/{userId}/charge");
  private static final PathPattern ISSUE_PATH = pattern("/v1/coupons/{couponId}/issue");
  private static final List<PathPattern> SAGA_PATHS =
      List.of(pattern("/v1/orders/checkout"), pattern("/v1/orders/{orderId}/cancel"));

  private static final Pattern COUPON_ID = Pattern.compile("[1-9][0-9]{0,17}");
  private static final long OTHERWISE_SPELT = 0;

  private final String policy;

  Resource(String policy) {
    this.policy = policy;
  }

  /// Its name in headers, metrics and settings.
  String policy() {
    return policy;
  }

  static Resource of(HttpMethod method, PathContainer path) {
    if (READS.contains(method)) {
      return READ;
    }
    if (CHARGE_PATH.matches(path)) {
      return CHARGE;
    }
    if (ISSUE_PATH.matches(path)) {
      return COUPON_ISSUE;
    }
    return SAGA_PATHS.stream().anyMatch(it -> it.matches(path)) ? CHECKOUT : OTHER_WRITE;
  }

  /// The coupon that this path of [#COUPON_ISSUE] names. All that are not spelt like an id are one,
  /// so that no other spelling of an id, should a service know one, has a limit of its own.
  static long couponIn(PathContainer path) {
    PathPattern.PathMatchInfo found = ISSUE_PATH.matchAndExtract(path);
    Map<String, String> variables = found == null ? Map.of() : found.getUriVariables();
    String id = variables.getOrDefault("couponId", "");
    return COUPON_ID.matcher(id).matches() ? Long.parseLong(id) : OTHERWISE_SPELT;
  }

  private static PathPattern pattern(String path) {
    return PathPatternParser.defaultInstance.parse(path);
  }
}
