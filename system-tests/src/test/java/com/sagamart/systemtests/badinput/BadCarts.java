package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;

import java.util.Collections;
import java.util.stream.Stream;

/// Checkouts, claims and cancellations that are put together wrongly.
final class BadCarts {

  private static final int TOO_MANY = 101;

  private BadCarts() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(items(scene), carts(scene), others(scene)).flatMap(it -> it);
  }

  private static Stream<BadInput> items(Scene scene) {
    String line = "{\"productId\":%d,\"qty\":1}".formatted(scene.product);
    String tooMany = String.join(",", Collections.nCopies(TOO_MANY, line));
    return Stream.of(
        items(scene, "no items", "[]"),
        items(scene, "null for items", "null"),
        items(scene, "an object for items", line),
        items(scene, "a text for items", "\"[]\""),
        items(scene, "a number for items", "1"),
        items(scene, "101 items", "[" + tooMany + "]"),
        item(scene, "null for an item", "null"),
        item(scene, "null behind an item", line + ",null"),
        item(scene, "an array for an item", "[" + line + "]"),
        item(scene, "a number for an item", "1"),
        item(scene, "a text for an item", "\"a\""),
        item(scene, "an item without anything", "{}"),
        item(scene, "an item without a product", "{\"qty\":1}"),
        item(scene, "an item without a quantity", "{\"productId\":%d}".formatted(scene.product)),
        item(scene, "an item that names a price", line.replace("}", ",\"unitPrice\":1}")),
        item(scene, "an item with two quantities", line.replace("}", ",\"qty\":2}")),
        item(scene, "a good item before a bad one", line + "," + line.replace(":1}", ":0}")));
  }

  private static Stream<BadInput> carts(Scene scene) {
    String cart = scene.cart();
    String user = "\"userId\":%d,".formatted(scene.customer.id());
    return Stream.of(
        checkout(scene, "a cart of nobody", cart.replace(user, "")),
        checkout(scene, "a cart without items", "{%s}".formatted(user.replace(",", ""))),
        checkout(scene, "a cart that names its total", cart.replace("{\"u", "{\"total\":1,\"u")),
        checkout(
            scene,
            "a cart that names its status",
            cart.replace("{\"u", "{\"status\":\"PAID\",\"u")),
        checkout(scene, "a cart of two users", cart.replace("{\"u", "{" + user + "\"u")),
        checkout(scene, "two lists of items", cart.replace(",\"coupon", ",\"items\":[],\"coupon")),
        checkout(scene, "an array of carts", "[" + cart + "]"),
        checkout(scene, "null for a cart", "null"),
        checkout(scene, "no cart at all", ""),
        checkout(scene, "a cart that breaks off", cart.substring(0, cart.length() - 1)));
  }

  private static Stream<BadInput> others(Scene scene) {
    String cancel = "/v1/orders/%d/cancel".formatted(scene.orderRefused);
    return Stream.of(
        bad("a claim for nobody", scene.issue("{}")),
        bad("a claim with null", scene.issue("null")),
        bad("a claim without a body", scene.issue("")),
        bad(
            "a claim of several",
            scene.issue("{\"userId\":%d,\"quantity\":2}".formatted(scene.customer.id()))),
        bad("a claim in an array", scene.issue("[{\"userId\":%d}]".formatted(scene.customer.id()))),
        bad("a cancellation without a body", Request.post(cancel, "").by(scene.user)),
        bad("a cancellation with null", Request.post(cancel, "null").by(scene.user)),
        bad("a cancellation in an array", Request.post(cancel, "[]").by(scene.user)),
        bad(
            "a cancellation with a reason",
            Request.post(cancel, "{\"reason\":\"a\"}").by(scene.user)));
  }

  private static BadInput item(Scene scene, String sentence, String item) {
    return items(scene, sentence, "[" + item + "]");
  }

  private static BadInput items(Scene scene, String sentence, String items) {
    return checkout(scene, sentence, scene.cart(items));
  }

  private static BadInput checkout(Scene scene, String sentence, String body) {
    return bad(sentence, scene.checkout(body));
  }

  private static BadInput bad(String sentence, Request request) {
    return new BadInput(sentence, request, INVALID_REQUEST);
  }
}
