package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.PAYLOAD_TOO_LARGE;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Requests that are too large, or whose end or parts cannot be told.
final class BadFrames {

  private static final String BODY = "{\"amount\":1}";
  private static final int LIMIT = 64 * 1024;

  private BadFrames() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.concat(sizes(scene), frames(scene));
  }

  private static Stream<BadInput> sizes(Scene scene) {
    Request charge = scene.charge(BODY + " ".repeat(LIMIT + 1 - BODY.length()));
    Request chunked =
        scene
            .charge("%x\r\n%s\r\n0\r\n\r\n".formatted(charge.body().length(), charge.body()))
            .with("Transfer-Encoding: chunked");
    Request announced = scene.charge("").with("Content-Length: 9223372036854775807");
    return Stream.of(
        new BadInput("a body of 64 KiB and one byte", charge, PAYLOAD_TOO_LARGE),
        new BadInput("a body of 64 KiB and one byte in chunks", chunked, PAYLOAD_TOO_LARGE),
        new BadInput("the announcement of an endless body", announced, PAYLOAD_TOO_LARGE),
        new BadInput(
            "101 headers",
            IntStream.rangeClosed(1, 101)
                .mapToObj(i -> "X-%d: a".formatted(i))
                .reduce(scene.charge(BODY), Request::with, (one, _) -> one),
            INVALID_REQUEST),
        new BadInput(
            "a header of 17 KiB",
            scene.charge(BODY).with("X-A: " + "a".repeat(17_408)),
            INVALID_REQUEST),
        new BadInput(
            "a path of 9 KiB",
            Request.get("/v1/products?keyword=" + "a".repeat(9_216)).by(scene.user),
            INVALID_REQUEST));
  }

  private static Stream<BadInput> frames(Scene scene) {
    Request charge = scene.charge(BODY);
    Request chunked = scene.charge(BODY + "\r\n").with("Transfer-Encoding: chunked");
    return Stream.of(
        new BadInput(
            "a length that breaks the body off", charge.with("Content-Length: 5"), INVALID_REQUEST),
        new BadInput("a negative length", charge.with("Content-Length: -1"), INVALID_REQUEST),
        new BadInput(
            "a length that is no number", charge.with("Content-Length: a"), INVALID_REQUEST),
        new BadInput(
            "two lengths",
            charge.with("Content-Length: 12").with("Content-Length: 13"),
            INVALID_REQUEST),
        new BadInput("chunks without a length", chunked, INVALID_REQUEST),
        new BadInput("a header without a name", charge.with(": a"), INVALID_REQUEST),
        new BadInput("a header name with a blank", charge.with("X A: a"), INVALID_REQUEST),
        new BadInput("a zero byte in a header", charge.with("X-A: \u0000"), INVALID_REQUEST),
        new BadInput(
            "a method that is none",
            Request.of("G@T", "/v1/products").by(scene.user),
            INVALID_REQUEST),
        new BadInput(
            "another protocol",
            Request.of("GET", "/v1/products HTTP/1.1 HTTP/9"),
            INVALID_REQUEST));
  }
}
