package com.sagamart.gateway;

import static com.sagamart.gateway.RouteRule.to;
import static com.sagamart.gateway.Service.COUPON;
import static com.sagamart.gateway.Service.INVENTORY;
import static com.sagamart.gateway.Service.ORDER;
import static com.sagamart.gateway.Service.RANKING;
import static com.sagamart.gateway.Service.WALLET;

import java.util.List;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every path that exists outside, and who may use it. The first line that matches wins, so the
/// more specific path stands first. What is not here is 404; what is not opened needs a token.
@Configuration(proxyBeanMethods = false)
class RouteTable {

  static final List<RouteRule> RULES =
      List.of(
          to(RANKING, "/v1/products/top").readOnly().openToRead(),
          to(INVENTORY, "/v1/products").openToRead(),
          to(INVENTORY, "/v1/products/{productId}").openToRead(),
          to(INVENTORY, "/v1/products/**"),
          to(COUPON, "/v1/coupons/{couponId}").openToRead(),
          to(COUPON, "/v1/coupons/**"),
          to(COUPON, "/v1/users/{userId}/coupons").readOnly(),
          to(ORDER, "/v1/users/{userId}/orders").readOnly(),
          to(ORDER, "/v1/orders/**"),
          to(WALLET, "/v1/wallets/**"));

  @Bean
  RouteLocator routes(RouteLocatorBuilder builder, Services services) {
    var routes = builder.routes();
    for (RouteRule rule : RULES) {
      routes.route(
          rule.path(),
          route ->
              route
                  .path(rule.path())
                  .metadata(RouteRule.METADATA, rule)
                  .uri(services.replicasOf(rule.service()).getFirst()));
    }
    return routes.build();
  }
}
