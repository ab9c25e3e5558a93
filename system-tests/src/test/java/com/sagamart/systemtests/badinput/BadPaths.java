package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.NOT_FOUND;

import com.sagamart.contracts.error.ErrorCode;
import java.util.List;
import java.util.stream.Stream;

/// Paths that lead nowhere, around corners, or to ids that are no ids.
final class BadPaths {

  private static final List<String> NO_IDS =
      List.of(
          "abc",
          "0",
          "-1",
          "1.0",
          "1e3",
          "0x65",
          "%230x65",
          "+101",
          "%2B101",
          "00101",
          "101%20",
          "%20101",
          "1%2C2",
          "null",
          "%EF%BC%91%EF%BC%90%EF%BC%91", // full-width digits
          "%D9%A1%D9%A0%D9%A1", // Arabic digits
          "9223372036854775808",
          "18446744073709551717",
          "99999999999999999999999999999999999999999");

  private BadPaths() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(ids(scene), corners(scene), nowhere(scene)).flatMap(it -> it);
  }

  /// In all their forms where a product is read and where a wallet would be opened.
  private static Stream<BadInput> ids(Scene scene) {
    Stream<Request> all =
        NO_IDS.stream()
            .flatMap(
                id ->
                    Stream.of(
                        Request.get("/v1/products/" + id).by(scene.user),
                        Request.of("PUT", "/v1/wallets/" + id).by(scene.administrator)));
    Stream<Request> some =
        Stream.of("abc", "0", "-1", "00101", "9223372036854775808")
            .flatMap(
                id ->
                    Stream.of(
                        Request.get("/v1/coupons/" + id).by(scene.user),
                        Request.get("/v1/orders/" + id).by(scene.user),
                        Request.get("/v1/orders/" + id + "/timeline").by(scene.user),
                        Request.get("/v1/wallets/" + id).by(scene.administrator),
                        Request.get("/v1/users/" + id + "/orders").by(scene.administrator),
                        Request.get("/v1/users/" + id + "/coupons").by(scene.administrator)));
    return Stream.concat(all, some)
        .map(
            request ->
                new BadInput(request.method() + " " + request.target(), request, INVALID_REQUEST));
  }

  /// What gateway and service might read differently is read by neither.
  private static Stream<BadInput> corners(Scene scene) {
    return Stream.of(
            "/v1/products/../orders",
            "/v1/products/./101",
            "/v1/products/%2e%2e/orders",
            "/v1/products/%2E%2E%2Forders",
            "/v1/products/..%2forders",
            "/v1%2fproducts",
            "/v1/products/..%5corders",
            "/v1/products/%252e%252e",
            "//v1/products",
            "/v1//products",
            "/v1/products//101",
            "/v1/products;a=b",
            "/v1/products;/101",
            "/v1;jsessionid=1/products",
            "/v1/products/101%3Ba=b",
            "/v1/products/101%00",
            "/v1/products/%00",
            "/v1/products/101%0d%0aX-A:%20b",
            "/v1/products/101%7F",
            "/v1/products/%ff",
            "/v1/products/%C0%AF",
            "/v1/products/%",
            "/v1/products/%zz",
            "/v1/products/101%2",
            "/v1/products/\u00EC\u009A\u00B0",
            "/v1/products/\u00FF",
            "/v1/products/<script>",
            "/v1/products/{productId}",
            "/v1/products/101|102",
            "/v1/products/101\\102")
        .map(path -> bad(scene, path, INVALID_REQUEST));
  }

  private static Stream<BadInput> nowhere(Scene scene) {
    return Stream.of(
            "/",
            "/v1",
            "/v1/",
            "/v2/products",
            "/V1/products",
            "/v1/PRODUCTS",
            "/v1/products/",
            "/v1/products/101/",
            "/v1/products/top/",
            "/v1/products/101/stock",
            "/v1/products/101/restock/1",
            "/v1/product",
            "/v1/coupons/9001/",
            "/v1/coupons/9001/issues",
            "/v1/orders",
            "/v1/orders/",
            "/v1/orders/1/items",
            "/v1/orders/1/timeline/",
            "/v1/wallets",
            "/v1/wallets/1/",
            "/v1/wallets/1/balance",
            "/v1/users",
            "/v1/users/1",
            "/v1/users/1/wallet",
            "/error",
            "/actuator",
            "/actuator/health",
            "/actuator/env",
            "/v1/actuator/health",
            "/swagger-ui.html",
            "/.env",
            "/favicon.ico",
            "/token",
            "/jwks")
        .map(path -> bad(scene, path, NOT_FOUND));
  }

  private static BadInput bad(Scene scene, String path, ErrorCode refusal) {
    return new BadInput("GET " + path, Request.get(path).by(scene.user), refusal);
  }
}
