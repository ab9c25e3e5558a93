package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_CURSOR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;

import java.util.List;
import java.util.stream.Stream;

/// Lists that are asked for wrongly.
final class BadQueries {

  private static final List<String> NO_LIMITS =
      List.of(
          "0",
          "101",
          "-1",
          "abc",
          "1.5",
          "1e1",
          "0x5",
          "005",
          "%2B5",
          "%205",
          "5%20",
          "%EF%BC%95",
          "4294967297",
          "9223372036854775808",
          "true",
          "null",
          "5,6");

  private BadQueries() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(limits(scene), searches(scene), rankings(scene), cursors(scene))
        .flatMap(it -> it);
  }

  private static Stream<BadInput> limits(Scene scene) {
    Stream<String> all = NO_LIMITS.stream().map(limit -> "/v1/products?limit=" + limit);
    Stream<String> some =
        Stream.of("0", "101", "abc", "+5")
            .flatMap(
                limit ->
                    Stream.of(
                            "/v1/products/top",
                            scene.wallet() + "/transactions",
                            scene.user() + "/orders",
                            scene.user() + "/coupons")
                        .map(list -> list + "?limit=" + limit.replace("+", "%2B")));
    return Stream.concat(all, some).map(target -> bad(scene, target).naming("limit"));
  }

  private static Stream<BadInput> searches(Scene scene) {
    String coupons = scene.user() + "/coupons";
    return Stream.of(
        bad(scene, "/v1/products?limit=5&limit=6"),
        bad(scene, "/v1/products?limit=5&limit=5"),
        bad(scene, "/v1/products?limit=abc&limit=5"),
        bad(scene, "/v1/products?keyword=a&keyword=b"),
        bad(scene, "/v1/products?cursor=&cursor="),
        bad(scene, "/v1/products?keyword=" + "a".repeat(101)).naming("keyword"),
        bad(scene, "/v1/products?keyword=" + "%EA%B0%80".repeat(101)).naming("keyword"),
        bad(scene, "/v1/products?keyword=%ff"),
        bad(scene, "/v1/products?keyword=%C0%AF"),
        bad(scene, "/v1/products?keyword=%EC%9A"),
        bad(scene, "/v1/products?keyword=%ED%A0%80"),
        bad(scene, "/v1/products?keyword=%00").naming("keyword"),
        bad(scene, "/v1/products?keyword=%"),
        bad(scene, "/v1/products?keyword=%zz"),
        bad(scene, "/v1/products?%ff=a"),
        bad(scene, coupons + "?status=issued").naming("status"),
        bad(scene, coupons + "?status=UNKNOWN").naming("status"),
        bad(scene, coupons + "?status=ISSUED%7CUSED").naming("status"),
        bad(scene, coupons + "?status=0").naming("status"),
        bad(scene, coupons + "?status=ISSUED&status=USED"),
        bad(scene, coupons + "?status=%00"));
  }

  private static Stream<BadInput> rankings(Scene scene) {
    return Stream.of("0", "31", "-1", "abc", "1.5", "1e1", "0x5", "%2B3", "003", "4294967299")
        .map(days -> bad(scene, "/v1/products/top?days=" + days).naming("days"));
  }

  private static Stream<BadInput> cursors(Scene scene) {
    String ledger = scene.wallet() + "/transactions";
    Stream<BadInput> foreign =
        Stream.of(
            cursor(scene, ledger, scene.productCursor),
            cursor(scene, scene.user() + "/orders", scene.ledgerCursor),
            cursor(scene, scene.user() + "/coupons", scene.ledgerCursor),
            cursor(scene, "/v1/products", scene.ledgerCursor));
    String good = scene.productCursor;
    Stream<BadInput> broken =
        Stream.of(
                flipped(good, 3),
                flipped(good, good.length() - 1),
                good.substring(1),
                good.substring(0, good.length() - 4),
                good + "AAAA",
                good + "%3D",
                "A".repeat(good.length()),
                "a".repeat(5_000),
                "1",
                "%20",
                "%00",
                "..",
                "' OR 1=1 --".replace(" ", "%20"))
            .map(cursor -> cursor(scene, "/v1/products", cursor));
    return Stream.concat(foreign, broken);
  }

  private static String flipped(String cursor, int at) {
    char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
    return cursor.substring(0, at) + other + cursor.substring(at + 1);
  }

  private static BadInput cursor(Scene scene, String list, String cursor) {
    String target = list + "?cursor=" + cursor;
    return new BadInput("GET " + target, Request.get(target).by(scene.user), INVALID_CURSOR);
  }

  private static BadInput bad(Scene scene, String target) {
    return new BadInput("GET " + target, Request.get(target).by(scene.user), INVALID_REQUEST);
  }
}
