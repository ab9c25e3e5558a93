package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_AMOUNT;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What is no whole number, or none within the bounds, in each field that wants one.
final class BadNumbers {

  static final String DIGITS_400 = "9".repeat(400);

  /// None of these is coerced, rounded or wrapped.
  private static final List<String> NOWHERE_A_NUMBER =
      List.of(
          "\"2\"",
          "\"\"",
          "1.5",
          "2.0",
          "1e3",
          "1E2",
          "true",
          "[1]",
          "{}",
          "-1",
          "9223372036854775808",
          "18446744073709551617",
          "-9223372036854775809",
          DIGITS_400);

  private BadNumbers() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(amounts(scene), cart(scene), products(scene), coupons(scene))
        .flatMap(it -> it);
  }

  private static Stream<BadInput> amounts(Scene scene) {
    UnaryOperator<String> body = "{\"amount\":%s}"::formatted;
    return Stream.concat(
        Stream.of(
                "0",
                "-0",
                "-1",
                "1.5",
                "2.0",
                "1e3",
                "1E2",
                "100000001",
                "4294967297",
                "9223372036854775808",
                "18446744073709551617",
                "-9223372036854775809",
                DIGITS_400)
            .map(
                value ->
                    new BadInput(
                        "an amount of " + brief(value),
                        scene.charge(body.apply(value)),
                        INVALID_AMOUNT)),
        Stream.of("\"2\"", "\"\"", "true", "false", "[1]", "[]", "{}", "null")
            .map(
                value ->
                    new BadInput(
                            "an amount of " + value,
                            scene.charge(body.apply(value)),
                            INVALID_REQUEST)
                        .naming("amount")));
  }

  private static Stream<BadInput> cart(Scene scene) {
    String userId = "\"userId\":" + scene.customer.id();
    return Stream.of(
            new Field("userId", scene.checkout(scene.cart()), userId, "0", "null"),
            new Field(
                "items[0].productId",
                scene.checkout(scene.cart()),
                "\"productId\":" + scene.product,
                "0",
                "null"),
            new Field(
                "items[0].qty",
                scene.checkout(scene.cart()),
                "\"qty\":1",
                "0",
                "1000",
                "4294967297",
                "null"),
            new Field(
                "couponIssueId",
                scene.checkout(scene.cart()),
                "\"couponIssueId\":" + scene.couponIssue,
                "0"),
            new Field("userId", scene.issue("{" + userId + "}"), userId, "0", "null"))
        .flatMap(Field::wrong);
  }

  private static Stream<BadInput> products(Scene scene) {
    String product = "/v1/products/" + scene.product;
    Request create =
        Request.post("/v1/products", "{\"name\":\"a\",\"price\":1,\"stock\":7}")
            .by(scene.administrator);
    Request patch = Request.patch(product, "{\"price\":1}").by(scene.administrator);
    Request restock = Request.post(product + "/restock", "{\"qty\":1}").by(scene.administrator);
    return Stream.of(
            new Field("price", create, "\"price\":1", "100000001", "null"),
            new Field("stock", create, "\"stock\":7", "1000000001", "null"),
            new Field("price", patch, "\"price\":1", "100000001", "null"),
            new Field("qty", restock, "\"qty\":1", "0", "1000000001", "null"))
        .flatMap(Field::wrong);
  }

  private static Stream<BadInput> coupons(Scene scene) {
    Request offer = Request.post("/v1/coupons", BadGoods.COUPON).by(scene.administrator);
    return Stream.of(
            new Field("quantity", offer, "\"quantity\":5", "0", "10000001", "null"),
            new Field("discount.value", offer, "\"value\":10", "0", "101", "null"),
            new Field("discount.maxDiscount", offer, "\"maxDiscount\":50", "0"),
            new Field("validDays", offer, "\"validDays\":7", "0", "366", "4294967297", "null"))
        .flatMap(Field::wrong);
  }

  private static String brief(String value) {
    return value.equals(DIGITS_400) ? "400 digits" : value;
  }

  /// One number in the body of a good request.
  ///
  /// @param name as the error message must say it
  /// @param part the name and the value in the body
  /// @param outOfBounds what is wrong for this number in particular
  private record Field(String name, Request good, String part, List<String> outOfBounds) {

    Field(String name, Request good, String part, String... outOfBounds) {
      this(name, good, part, Arrays.asList(outOfBounds));
    }

    Stream<BadInput> wrong() {
      return Stream.concat(NOWHERE_A_NUMBER.stream(), outOfBounds.stream()).map(this::with);
    }

    private BadInput with(String value) {
      String name = part.substring(0, part.indexOf(':') + 1);
      Request bad = good.body(good.body().replace(part, name + value));
      String sentence =
          "%s %s: %s = %s".formatted(good.method(), good.target(), this.name, brief(value));
      return new BadInput(sentence, bad, INVALID_REQUEST).naming(this.name);
    }
  }
}
