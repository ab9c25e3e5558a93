package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.METHOD_NOT_ALLOWED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Methods that a path does not have.
final class BadMethods {

  private static final List<String> NOWHERE = List.of("DELETE", "OPTIONS", "TRACE", "PROPFIND");

  private BadMethods() {}

  static Stream<BadInput> in(Scene scene) {
    String product = "/v1/products/" + scene.product;
    String coupon = "/v1/coupons/" + scene.coupon;
    String order = "/v1/orders/" + scene.orderRefused;
    Map<String, String> missing =
        Map.ofEntries(
            Map.entry("/v1/products", "PUT PATCH"),
            Map.entry("/v1/products/top", "POST PUT PATCH"),
            Map.entry(product, "POST PUT"),
            Map.entry(product + "/restock", "GET PUT PATCH"),
            Map.entry("/v1/coupons", "GET PUT PATCH"),
            Map.entry(coupon, "POST PUT PATCH"),
            Map.entry(coupon + "/issue", "GET PUT PATCH"),
            Map.entry("/v1/orders/checkout", "GET PUT PATCH"),
            Map.entry(order, "POST PUT PATCH"),
            Map.entry(order + "/cancel", "GET PUT PATCH"),
            Map.entry(order + "/timeline", "POST PUT PATCH"),
            Map.entry(scene.wallet(), "POST PATCH"),
            Map.entry(scene.wallet() + "/charge", "GET PUT PATCH"),
            Map.entry(scene.wallet() + "/transactions", "POST PUT PATCH"),
            Map.entry(scene.user() + "/coupons", "POST PUT PATCH"),
            Map.entry(scene.user() + "/orders", "POST PUT PATCH"));
    return missing.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            path ->
                Stream.concat(Arrays.stream(path.getValue().split(" ", -1)), NOWHERE.stream())
                    .map(method -> bad(scene, method, path.getKey())));
  }

  private static BadInput bad(Scene scene, String method, String path) {
    return new BadInput(
        method + " " + path, Request.of(method, path).by(scene.administrator), METHOD_NOT_ALLOWED);
  }
}
