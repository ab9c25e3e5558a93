package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.COUPON_ALREADY_ISSUED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_EXPIRED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.COUPON_NOT_STARTED;
import static com.sagamart.contracts.error.ErrorCode.COUPON_SOLD_OUT;
import static com.sagamart.contracts.error.ErrorCode.FORBIDDEN;
import static com.sagamart.contracts.error.ErrorCode.ORDER_NOT_CANCELLABLE;
import static com.sagamart.contracts.error.ErrorCode.ORDER_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.PRODUCT_NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.USER_NOT_FOUND;

import com.sagamart.contracts.error.ErrorCode;
import java.util.stream.Stream;

/// Well-formed requests for what belongs to somebody else, to the administrator or to nobody, or
/// that come at the wrong time.
final class BadAims {

  private BadAims() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(foreign(scene), reserved(scene), unknown(scene), untimely(scene))
        .flatMap(it -> it);
  }

  private static Stream<BadInput> foreign(Scene scene) {
    long other = scene.other.id();
    String wallet = "/v1/wallets/" + other;
    String order = "/v1/orders/" + scene.orderOfOther;
    String cart = scene.cart().replace("\"userId\":" + scene.customer.id(), "\"userId\":" + other);
    String claim = "{\"userId\":%d}".formatted(other);
    return Stream.of(
        get(scene, "another user's wallet", wallet, FORBIDDEN),
        get(scene, "another user's ledger", wallet + "/transactions", FORBIDDEN),
        get(scene, "another user's orders", "/v1/users/%d/orders".formatted(other), FORBIDDEN),
        get(scene, "another user's coupons", "/v1/users/%d/coupons".formatted(other), FORBIDDEN),
        get(scene, "the wallet of nobody", "/v1/wallets/" + Scene.NOTHING, FORBIDDEN),
        get(scene, "another user's order", order, ORDER_NOT_FOUND),
        get(scene, "another user's timeline", order + "/timeline", ORDER_NOT_FOUND),
        post(scene, "cancelling another user's order", order + "/cancel", "{}", ORDER_NOT_FOUND),
        post(scene, "charging another user", wallet + "/charge", "{\"amount\":1}", FORBIDDEN),
        new BadInput("buying for another user", scene.checkout(cart), FORBIDDEN),
        new BadInput("claiming for another user", scene.issue(claim), FORBIDDEN));
  }

  /// What only the administrator may do.
  private static Stream<BadInput> reserved(Scene scene) {
    String product = "/v1/products/" + scene.product;
    String goods = "{\"name\":\"a\",\"price\":1,\"stock\":1}";
    Request patch = Request.patch(product, "{\"price\":1}").by(scene.user);
    Request open = Request.of("PUT", scene.wallet()).by(scene.user);
    Request openNew = Request.of("PUT", "/v1/wallets/" + Scene.NOTHING).by(scene.user);
    return Stream.of(
        new BadInput("a user opening the own wallet", open, FORBIDDEN),
        new BadInput("a user opening a new wallet", openNew, FORBIDDEN),
        new BadInput("a user changing a price", patch, FORBIDDEN),
        post(scene, "a user adding a product", "/v1/products", goods, FORBIDDEN),
        post(scene, "a user filling a shelf", product + "/restock", "{\"qty\":1}", FORBIDDEN),
        post(scene, "a user offering a coupon", "/v1/coupons", BadGoods.COUPON, FORBIDDEN));
  }

  private static Stream<BadInput> unknown(Scene scene) {
    String wallet = "/v1/wallets/" + Scene.NOTHING;
    String product = "/v1/products/" + Scene.NOTHING;
    String coupon = "/v1/coupons/" + Scene.NOTHING;
    String order = "/v1/orders/" + Scene.NOTHING;
    String claim = "{\"userId\":%d}";
    Request patch = Request.patch(product, "{\"price\":1}").by(scene.administrator);
    Request claimOfNobody =
        Request.post("/v1/coupons/%d/issue".formatted(scene.coupon), claim.formatted(Scene.NOTHING))
            .by(scene.administrator);
    return Stream.of(
        byAdmin(scene, "no such wallet", Request.get(wallet), USER_NOT_FOUND),
        byAdmin(scene, "no such ledger", Request.get(wallet + "/transactions"), USER_NOT_FOUND),
        byAdmin(
            scene,
            "charging nobody",
            Request.post(wallet + "/charge", "{\"amount\":1}"),
            USER_NOT_FOUND),
        new BadInput("claiming for nobody", claimOfNobody, USER_NOT_FOUND),
        get(scene, "no such product", product, PRODUCT_NOT_FOUND),
        new BadInput("changing no such product", patch, PRODUCT_NOT_FOUND),
        byAdmin(
            scene,
            "filling no such shelf",
            Request.post(product + "/restock", "{\"qty\":1}"),
            PRODUCT_NOT_FOUND),
        get(scene, "no such coupon", coupon, COUPON_NOT_FOUND),
        post(
            scene,
            "claiming no such coupon",
            coupon + "/issue",
            claim.formatted(scene.customer.id()),
            COUPON_NOT_FOUND),
        get(scene, "no such order", order, ORDER_NOT_FOUND),
        get(scene, "no such timeline", order + "/timeline", ORDER_NOT_FOUND),
        post(scene, "cancelling no such order", order + "/cancel", "{}", ORDER_NOT_FOUND),
        get(scene, "the greatest id of all", "/v1/orders/" + Long.MAX_VALUE, ORDER_NOT_FOUND));
  }

  private static Stream<BadInput> untimely(Scene scene) {
    String refused = "/v1/orders/%d/cancel".formatted(scene.orderRefused);
    return Stream.of(
        claim(scene, "a coupon too early", Scene.COUPON_NOT_STARTED, COUPON_NOT_STARTED),
        claim(scene, "a coupon too late", Scene.COUPON_EXPIRED, COUPON_EXPIRED),
        claim(scene, "a coupon that is gone", Scene.COUPON_SOLD_OUT, COUPON_SOLD_OUT),
        claim(scene, "a coupon once more", scene.couponHeld, COUPON_ALREADY_ISSUED),
        post(scene, "cancelling what was refused", refused, "{}", ORDER_NOT_CANCELLABLE));
  }

  private static BadInput claim(Scene scene, String sentence, long coupon, ErrorCode refusal) {
    String body = "{\"userId\":%d}".formatted(scene.customer.id());
    return post(scene, sentence, "/v1/coupons/%d/issue".formatted(coupon), body, refusal);
  }

  private static BadInput get(Scene scene, String sentence, String path, ErrorCode refusal) {
    return new BadInput(sentence, Request.get(path).by(scene.user), refusal);
  }

  private static BadInput post(
      Scene scene, String sentence, String path, String body, ErrorCode refusal) {
    return new BadInput(sentence, Request.post(path, body).by(scene.user), refusal);
  }

  private static BadInput byAdmin(
      Scene scene, String sentence, Request request, ErrorCode refusal) {
    return new BadInput(sentence, request.by(scene.administrator), refusal);
  }
}
