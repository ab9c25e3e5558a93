package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.NOT_ACCEPTABLE;

import java.util.stream.Stream;

/// Answers that are wanted in a form that there is not. Refused before anything is done, not when
/// it is too late.
final class BadWishes {

  private static final String BODY = "{\"amount\":1}";

  private BadWishes() {}

  static Stream<BadInput> in(Scene scene) {
    String html = "Accept: text/html";
    String cart = scene.cart();
    Request price =
        Request.patch("/v1/products/" + scene.product, "{\"price\":5}").by(scene.administrator);
    String claim = "{\"userId\":%d}".formatted(scene.customer.id());
    return Stream.of(
        unacceptable("a wallet as HTML", Request.get(scene.wallet()).by(scene.user).with(html)),
        unacceptable("a charge as HTML", scene.charge(BODY).with(html)),
        unacceptable("a charge as XML", scene.charge(BODY).with("Accept: application/xml")),
        unacceptable("a charge as anything textual", scene.charge(BODY).with("Accept: text/*")),
        unacceptable("a charge as nonsense", scene.charge(BODY).with("Accept: nonsense")),
        unacceptable(
            "a charge as one of two things",
            scene.charge(BODY).with("Accept: text/csv, image/png")),
        unacceptable(
            "a charge under a key as HTML",
            scene.charge(BODY).with(html).with("Idempotency-Key: h")),
        unacceptable("an order as HTML", scene.checkout(cart).with(html)),
        unacceptable("a claimed coupon as HTML", scene.issue(claim).with(html)),
        unacceptable("a product as HTML", price.with(html)),
        unacceptable("products as CSV", Request.get("/v1/products").with("Accept: text/csv")),
        unacceptable(
            "the best sellers as an image",
            Request.get("/v1/products/top").with("Accept: image/png")));
  }

  private static BadInput unacceptable(String sentence, Request request) {
    return new BadInput(sentence, request, NOT_ACCEPTABLE);
  }
}
