package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.nio.charset.Charset;
import java.util.stream.Stream;

/// Bodies that are no JSON, more than one, or not what was asked for.
final class BadJson {

  private static final int DEEP = 3_000;

  private BadJson() {}

  static Stream<BadInput> in(Scene scene) {
    return Stream.of(documents(scene), literals(scene), depths(scene), bytes(scene), texts(scene))
        .flatMap(it -> it);
  }

  private static Stream<BadInput> documents(Scene scene) {
    return Stream.of(
        charge(scene, "no body", ""),
        charge(scene, "a body of blanks", " \r\n\t "),
        charge(scene, "null for a body", "null"),
        charge(scene, "a number for a body", "1"),
        charge(scene, "a text for a body", "\"amount\""),
        charge(scene, "an array for a body", "[{\"amount\":1}]"),
        charge(scene, "an object without its field", "{}"),
        charge(scene, "a field in other case", "{\"Amount\":1}"),
        charge(scene, "a field that nobody knows", "{\"amount\":1,\"userId\":1}"),
        charge(scene, "the same field twice", "{\"amount\":1,\"amount\":1}"),
        charge(scene, "a token behind the body", "{\"amount\":1} x"),
        charge(scene, "a bracket behind the body", "{\"amount\":1}]"),
        charge(scene, "two bodies", "{\"amount\":1}{\"amount\":1}"),
        charge(scene, "two bodies on two lines", "{\"amount\":1}\n{\"amount\":1}"),
        charge(scene, "a body that breaks off", "{\"amount\":1"),
        charge(scene, "a text that nobody closes", "{\"amount\":\"1}"),
        charge(scene, "a body that breaks off in a name", "{\"amo"));
  }

  private static Stream<BadInput> literals(Scene scene) {
    return Stream.of(
        charge(scene, "NaN", "{\"amount\":NaN}"),
        charge(scene, "Infinity", "{\"amount\":Infinity}"),
        charge(scene, "minus Infinity", "{\"amount\":-Infinity}"),
        charge(scene, "a leading zero", "{\"amount\":01}"),
        charge(scene, "a leading plus", "{\"amount\":+1}"),
        charge(scene, "a leading point", "{\"amount\":.5}"),
        charge(scene, "a trailing point", "{\"amount\":1.}"),
        charge(scene, "hexadecimal", "{\"amount\":0x10}"),
        charge(scene, "a number with underscores", "{\"amount\":1_000}"),
        charge(scene, "a number with a type", "{\"amount\":1L}"),
        charge(scene, "no value", "{\"amount\":}"),
        charge(scene, "an unknown word", "{\"amount\":undefined}"),
        charge(scene, "a capital True", "{\"amount\":True}"),
        charge(scene, "single quotes", "{'amount':1}"),
        charge(scene, "no quotes", "{amount:1}"),
        charge(scene, "a trailing comma", "{\"amount\":1,}"),
        charge(scene, "a block comment", "{\"amount\":1/* one */}"),
        charge(scene, "a line comment", "// one\n{\"amount\":1}"),
        charge(scene, "a hash comment", "# one\n{\"amount\":1}"),
        charge(scene, "an equals sign", "{\"amount\"=1}"));
  }

  /// A parser that goes down as deep as a client likes dies of it.
  private static Stream<BadInput> depths(Scene scene) {
    String arrays = "[".repeat(DEEP) + "]".repeat(DEEP);
    String objects = "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
    return Stream.of(
        charge(scene, "arrays 3,000 deep", arrays),
        charge(scene, "objects 3,000 deep", objects),
        charge(scene, "arrays 3,000 deep in a field", "{\"amount\":%s}".formatted(arrays)),
        charge(
            scene, "arrays 3,000 deep in an unknown field", "{\"amount\":1,\"a\":" + arrays + "}"),
        charge(
            scene,
            "objects 3,000 deep in an unknown field",
            "{\"amount\":1,\"a\":" + objects + "}"),
        charge(scene, "3,000 brackets that nobody closes", "[".repeat(DEEP)),
        new BadInput("items 3,000 deep", scene.checkout(scene.cart(arrays)), INVALID_REQUEST));
  }

  /// JSON is UTF-8 and nothing else.
  private static Stream<BadInput> bytes(Scene scene) {
    String charge = "{\"amount\":1}";
    return Stream.of(
        raw("a byte order mark", scene.charge("").bytes(latin1("\u00EF\u00BB\u00BF" + charge))),
        raw("UTF-16", scene.charge("").bytes(charge.getBytes(UTF_16LE))),
        raw("UTF-32", scene.charge("").bytes(charge.getBytes(Charset.forName("UTF-32BE")))),
        named(scene, "a byte that UTF-8 never has", "\u00FF"),
        named(scene, "a sequence of UTF-8 that breaks off", "\u00EC\u009A"),
        named(scene, "a continuation byte on its own", "\u0080"),
        named(scene, "an overlong slash", "\u00C0\u00AF"),
        named(scene, "an overlong slash in three bytes", "\u00E0\u0080\u00AF"),
        named(scene, "a surrogate written as UTF-8", "\u00ED\u00A0\u0080"),
        named(scene, "a code point beyond Unicode", "\u00F4\u0090\u0080\u0080"),
        named(scene, "a control character that is not escaped", "\u0001"),
        named(scene, "a zero byte", "\u0000"));
  }

  private static Stream<BadInput> texts(Scene scene) {
    return Stream.of(
        named(scene, "half a surrogate pair", "\\ud83e"),
        named(scene, "the other half of a surrogate pair", "\\udd5b"),
        named(scene, "a surrogate pair in the wrong order", "\\udd5b\\ud83e"),
        named(scene, "U+0000", "\\u0000"),
        named(scene, "an escape that breaks off", "\\u00"),
        named(scene, "an escape that does not exist", "\\x41"));
  }

  private static BadInput charge(Scene scene, String sentence, String body) {
    return raw(sentence, scene.charge(body));
  }

  /// @param bytes in the name of a product, one for each character
  private static BadInput named(Scene scene, String sentence, String bytes) {
    String body = "{\"name\":\"a%sb\",\"price\":1,\"stock\":1}".formatted(bytes);
    return raw(
        "a name with " + sentence,
        Request.post("/v1/products", "").by(scene.administrator).bytes(latin1(body)));
  }

  private static BadInput raw(String sentence, Request request) {
    return new BadInput(sentence, request, INVALID_REQUEST);
  }

  private static byte[] latin1(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
