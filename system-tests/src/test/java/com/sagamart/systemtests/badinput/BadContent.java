package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/// Good JSON that is announced as something else, or packed.
final class BadContent {

  private static final String BODY = "{\"amount\":1}";

  private BadContent() {}

  static Stream<BadInput> in(Scene scene) throws IOException {
    return Stream.concat(types(scene), encodings(scene));
  }

  private static Stream<BadInput> types(Scene scene) {
    Request charge = scene.charge(BODY);
    Stream<BadInput> others =
        Stream.of(
                "text/plain",
                "text/json",
                "text/html",
                "application/xml",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "application/x-ndjson",
                "multipart/form-data; boundary=x",
                "application/*",
                "*/*",
                "application/json, text/plain",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; charset=nonsense",
                "application",
                "json",
                "")
            .map(type -> unsupported("the content type '" + type + "'", charge.contentType(type)));
    return Stream.concat(
        others,
        Stream.of(
            unsupported("no content type", charge.untyped()),
            unsupported("two content types", charge.with("Content-Type: text/plain")),
            unsupported(
                "UTF-16 that says so",
                charge
                    .contentType("application/json; charset=utf-16be")
                    .bytes(BODY.getBytes(UTF_16BE))),
            unsupported("a cart as text", scene.checkout(scene.cart()).contentType("text/plain")),
            unsupported("a product as a form", product(scene, "application/x-www-form-urlencoded")),
            unsupported("a product as XML", product(scene, "application/xml"))));
  }

  private static Request product(Scene scene, String type) {
    return Request.patch("/v1/products/" + scene.product, "{\"price\":5}")
        .by(scene.administrator)
        .contentType(type);
  }

  private static Stream<BadInput> encodings(Scene scene) throws IOException {
    Request charge = scene.charge(BODY);
    return Stream.of(
        unsupported("a zipped body", charge.with("Content-Encoding: gzip").bytes(zipped())),
        unsupported("a body that is not zipped as it says", charge.with("Content-Encoding: gzip")),
        unsupported("a body by Brotli", charge.with("Content-Encoding: br")),
        unsupported("a body in no known encoding", charge.with("Content-Encoding: nonsense")),
        new BadInput(
            "a zipped body that does not say so", charge.bytes(zipped()), INVALID_REQUEST));
  }

  private static byte[] zipped() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(BODY.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static BadInput unsupported(String sentence, Request request) {
    return new BadInput(sentence, request, UNSUPPORTED_MEDIA_TYPE);
  }
}
