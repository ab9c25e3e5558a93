package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.IDEMPOTENCY_KEY_REUSED;
import static com.sagamart.contracts.error.ErrorCode.INVALID_IDEMPOTENCY_KEY;

import java.util.stream.Stream;

/// Idempotency keys that are none, or somebody's already.
final class BadKeys {

  private static final String HEADER = "Idempotency-Key: ";

  private BadKeys() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(malformed(scene), elsewhere(scene), reused(scene)).flatMap(it -> it);
  }

  private static Stream<BadInput> malformed(Scene scene) {
    return Stream.of(
        charge(scene, "an empty key", ""),
        charge(scene, "a key of nothing but quotes", "\"\""),
        charge(scene, "a key of 256 characters", "k".repeat(256)),
        charge(scene, "a key of 256 characters in quotes", "\"%s\"".formatted("k".repeat(256))),
        charge(scene, "a key with a blank", "a b"),
        charge(scene, "a key with a blank in quotes", "\"a b\""),
        charge(scene, "a key with a tab", "a\tb"),
        charge(scene, "a key with a letter beyond ASCII", "caf\u00C3\u00A9"),
        charge(scene, "a key with a byte that is no UTF-8", "\"caf\u00E9\""),
        charge(scene, "a key with a quote only before it", "\"a"),
        charge(scene, "a key with a quote only behind it", "a\""),
        charge(scene, "a key with a quote in the middle", "\"a\"b\""),
        charge(scene, "a key that escapes its last quote", "\"a\\\""),
        charge(scene, "a key that escapes a letter", "\"\\a\""),
        charge(scene, "a key with a parameter", "\"a\";b=1"),
        new BadInput(
            "two keys",
            scene.charge("{\"amount\":1}").with(HEADER + "a").with(HEADER + "b"),
            INVALID_IDEMPOTENCY_KEY),
        new BadInput(
            "the same key twice",
            scene.charge("{\"amount\":1}").with(HEADER + "a").with(HEADER + "a"),
            INVALID_IDEMPOTENCY_KEY));
  }

  /// On the other POSTs as well.
  private static Stream<BadInput> elsewhere(Scene scene) {
    String claim = "{\"userId\":%d}".formatted(scene.customer.id());
    String restock = "/v1/products/%d/restock".formatted(scene.product);
    String cancel = "/v1/orders/%d/cancel".formatted(scene.orderRefused);
    return Stream.of(
        empty("a checkout under an empty key", scene.checkout(scene.cart())),
        empty("a claim under an empty key", scene.issue(claim)),
        empty("a cancellation under an empty key", Request.post(cancel, "{}").by(scene.user)),
        empty(
            "a delivery under an empty key",
            Request.post(restock, "{\"qty\":1}").by(scene.administrator)),
        empty(
            "a coupon under an empty key",
            Request.post("/v1/coupons", BadGoods.COUPON).by(scene.administrator)));
  }

  private static Stream<BadInput> reused(Scene scene) {
    return Stream.of("{\"amount\":2}", " {\"amount\":1}", "{\"amount\":0}", "{", "")
        .map(
            body ->
                new BadInput(
                    "a used key with the body '" + body + "'",
                    scene.charge(body).with(HEADER + Scene.USED_KEY),
                    IDEMPOTENCY_KEY_REUSED));
  }

  private static BadInput charge(Scene scene, String sentence, String key) {
    return new BadInput(
        sentence, scene.charge("{\"amount\":1}").with(HEADER + key), INVALID_IDEMPOTENCY_KEY);
  }

  private static BadInput empty(String sentence, Request request) {
    return new BadInput(sentence, request.with(HEADER), INVALID_IDEMPOTENCY_KEY);
  }
}
