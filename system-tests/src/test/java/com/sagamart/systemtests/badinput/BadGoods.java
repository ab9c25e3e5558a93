package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;

import java.util.Collections;
import java.util.stream.Stream;

/// Products and coupons that an administrator gets wrong.
final class BadGoods {

  /// A coupon that could be offered.
  static final String COUPON =
      """
      {"name":"a","quantity":5,"discount":{"type":"PERCENT","value":10,"maxDiscount":50},\
      "startsAt":"2030-01-01T00:00:00Z","endsAt":"2030-02-01T00:00:00Z","validDays":7}""";

  private static final String PRODUCT =
      """
      {"name":"a","price":1,"stock":1,"description":"b","images":["https://c.example/d.jpg"]}""";

  private BadGoods() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(names(scene), products(scene), patches(scene), coupons(scene), times(scene))
        .flatMap(it -> it);
  }

  /// A product's and a coupon's alike.
  private static Stream<BadInput> names(Scene scene) {
    return Stream.of(
            "null",
            "1",
            "true",
            "[]",
            "[\"a\"]",
            "{}",
            "\"\"",
            "\" \"",
            "\"\\u3000\"",
            "\"a\\u0007\"",
            "\"a\\nb\"",
            "\"%s\"".formatted("가".repeat(201)))
        .flatMap(
            name ->
                Stream.of(
                    product(scene, "a product with the name " + brief(name), "\"a\"", name)
                        .naming("name"),
                    coupon(scene, "a coupon with the name " + brief(name), "\"a\"", name)
                        .naming("name")));
  }

  private static String brief(String name) {
    return name.length() > 200 ? "of 201 letters" : name;
  }

  private static Stream<BadInput> products(Scene scene) {
    String image = "\"https://c.example/d.jpg\"";
    String tooMany = String.join(",", Collections.nCopies(11, image));
    return Stream.of(
        product(scene, "a product without a name", "\"name\":\"a\",", ""),
        product(scene, "a product without a price", "\"price\":1,", ""),
        product(scene, "a product without a stock", "\"stock\":1,", ""),
        product(scene, "a product with an id of its own", "\"stock\"", "\"productId\":1,\"stock\""),
        product(scene, "a product with a status", "\"stock\"", "\"status\":\"STOPPED\",\"stock\""),
        product(scene, "a description of 4,001", "\"b\"", "\"%s\"".formatted("b".repeat(4_001))),
        product(scene, "a number for a description", "\"b\"", "1"),
        product(scene, "a description with U+0000", "\"b\"", "\"\\u0000\""),
        product(scene, "a text for images", "[%s]".formatted(image), image),
        product(scene, "11 images", image, tooMany),
        product(scene, "null for an image", image, "null"),
        product(scene, "a number for an image", image, "1"),
        product(scene, "an empty image", image, "\"\""),
        product(scene, "an image over http", image, "\"http://c.example/d.jpg\""),
        product(scene, "a script for an image", image, "\"javascript:alert(1)\""),
        product(scene, "an image without a host", image, "\"https://\""));
  }

  private static Stream<BadInput> patches(Scene scene) {
    return Stream.of(
        patch(scene, "{\"name\":null}"),
        patch(scene, "{\"name\":\"\"}"),
        patch(scene, "{\"description\":null}"),
        patch(scene, "{\"images\":null}"),
        patch(scene, "{\"images\":[\"\"]}"),
        patch(scene, "{\"status\":null}"),
        patch(scene, "{\"status\":\"SOLD_OUT\"}"),
        patch(scene, "{\"status\":\"stopped\"}"),
        patch(scene, "{\"status\":\"\"}"),
        patch(scene, "{\"status\":1}"),
        patch(scene, "{\"status\":true}"),
        patch(scene, "{\"status\":[\"STOPPED\"]}"),
        patch(scene, "{\"stock\":1}"),
        patch(scene, "{\"price\":2,\"price\":3}"),
        patch(scene, "{\"price\":2,\"sold\":3}"),
        patch(scene, "[{\"op\":\"replace\",\"path\":\"/price\",\"value\":2}]"),
        patch(scene, "null"),
        patch(scene, ""),
        new BadInput(
                "a delivery beyond what a shelf holds",
                Request.post("/v1/products/%d/restock".formatted(scene.fullProduct), "{\"qty\":1}")
                    .by(scene.administrator),
                INVALID_REQUEST)
            .naming("qty"));
  }

  private static Stream<BadInput> coupons(Scene scene) {
    String discount = "{\"type\":\"PERCENT\",\"value\":10,\"maxDiscount\":50}";
    return Stream.of(
        coupon(scene, "a coupon without a name", "\"name\":\"a\",", ""),
        coupon(scene, "a coupon without a quantity", "\"quantity\":5,", ""),
        coupon(
            scene, "a coupon that says how many are issued", "\"name\"", "\"issued\":1,\"name\""),
        coupon(scene, "null for a discount", discount, "null"),
        coupon(scene, "a number for a discount", discount, "10"),
        coupon(scene, "an array for a discount", discount, "[]"),
        coupon(scene, "a discount without anything", discount, "{}"),
        coupon(scene, "a discount without a type", "\"type\":\"PERCENT\",", ""),
        coupon(scene, "a discount without a value", "\"value\":10,", ""),
        coupon(scene, "a discount of an unknown type", "\"PERCENT\"", "\"HALF\""),
        coupon(scene, "a discount type in lower case", "\"PERCENT\"", "\"percent\""),
        coupon(scene, "a number for a discount type", "\"PERCENT\"", "0"),
        coupon(scene, "null for a discount type", "\"PERCENT\"", "null"),
        coupon(scene, "a discount with more to it", "\"value\"", "\"unit\":\"%\",\"value\""));
  }

  private static Stream<BadInput> times(Scene scene) {
    return Stream.of(
            "null",
            "1893456000",
            "\"1893456000\"",
            "\"\"",
            "\"tomorrow\"",
            "\"2030-01-01\"",
            "\"2030-01-01T00:00:00\"",
            "\"2030-13-01T00:00:00Z\"",
            "\"2030-02-30T00:00:00Z\"",
            "\"+10000-01-01T00:00:00Z\"",
            "\"2030-02-01T00:00:00Z\"",
            "\"2031-01-01T00:00:00Z\"")
        .map(
            time ->
                coupon(scene, "a coupon from " + time, "\"2030-01-01T00:00:00Z\"", time)
                    .naming(
                        time.matches("\"203[01]-0[12]-01T00:00:00Z\"") ? "endsAt" : "startsAt"));
  }

  private static BadInput product(Scene scene, String sentence, String part, String wrong) {
    return posted(scene, sentence, "/v1/products", PRODUCT.replace(part, wrong));
  }

  private static BadInput coupon(Scene scene, String sentence, String part, String wrong) {
    return posted(scene, sentence, "/v1/coupons", COUPON.replace(part, wrong));
  }

  private static BadInput posted(Scene scene, String sentence, String path, String body) {
    return new BadInput(
        sentence, Request.post(path, body).by(scene.administrator), INVALID_REQUEST);
  }

  private static BadInput patch(Scene scene, String body) {
    return new BadInput(
        "a change by '" + body + "'",
        Request.patch("/v1/products/" + scene.product, body).by(scene.administrator),
        INVALID_REQUEST);
  }
}
