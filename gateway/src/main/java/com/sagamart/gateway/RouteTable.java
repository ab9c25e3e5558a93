package com.sagamart.gateway;

import static com.sagamart.gateway.RouteRule.to;
import static com.sagamart.gateway.Service.COUPON;
import static com.sagamart.gateway.Service.INVENTORY;
import static com.sagamart.gateway.Service.ORDER;
import static com.sagamart.gateway.Service.RANKING;
import static com.sagamart.gateway.Service.WALLET;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Every path that leads to a service, with its methods and who may use them: the same as in
/// `openapi.json`. The first line that matches wins, so a word stands before a number in its place.
/// What is not here is 404.
@Configuration(proxyBeanMethods = false)
class RouteTable {

  static final List<RouteRule> RULES =
      List.of(
          to(WALLET, "/v1/wallets/{userId}").signedIn(GET, PUT),
          to(WALLET, "/v1/wallets/{userId}/charge").signedIn(POST),
          to(WALLET, "/v1/wallets/{userId}/transactions").signedIn(GET),
          to(INVENTORY, "/v1/products").everybody(GET).signedIn(POST),
          to(RANKING, "/v1/products/top").everybody(GET),
          to(INVENTORY, "/v1/products/{productId}").everybody(GET).signedIn(PATCH),
          to(INVENTORY, "/v1/products/{productId}/restock").signedIn(POST),
          to(COUPON, "/v1/coupons").signedIn(POST),
          to(COUPON, "/v1/coupons/{couponId}").everybody(GET),
          to(COUPON, "/v1/coupons/{couponId}/issue").signedIn(POST),
          to(COUPON, "/v1/users/{userId}/coupons").signedIn(GET),
          to(ORDER, "/v1/orders/checkout").signedIn(POST),
          to(ORDER, "/v1/orders/{orderId}").signedIn(GET),
          to(ORDER, "/v1/orders/{orderId}/cancel").signedIn(POST),
          to(ORDER, "/v1/orders/{orderId}/timeline").signedIn(GET),
          to(ORDER, "/v1/users/{userId}/orders").signedIn(GET));

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
