package com.sagamart.starter.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

  private static final String LONGEST = "k".repeat(255);

  static Stream<Arguments> wellFormed() {
    String visible = "!#$%&'()*+,-./09:;<=>?@AZ[\\]^_`az{|}~";
    return Stream.of(
        arguments("a", "a"),
        arguments("abc", "abc"),
        arguments("\"abc\"", "abc"),
        arguments(" \t\"abc\" ", "abc"),
        arguments("8e03978e-40d5-43dd-bc93-6894a57f9324", "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        arguments(visible, visible),
        arguments("\"a,b;c=d\"", "a,b;c=d"),
        arguments("\"a\\\"b\"", "a\"b"),
        arguments("\"a\\\\b\"", "a\\b"),
        arguments("a\\b", "a\\b"));
  }

  @ParameterizedTest
  @MethodSource("wellFormed")
  void isTheSameQuotedOrBare(String line, String key) {
    assertThat(IdempotencyKey.in(List.of(line)).value()).isEqualTo(key);
  }

  @Test
  void has255CharactersAndNotOneMore() {
    String quotes = "\"" + "\\\"".repeat(255) + "\"";
    assertThat(IdempotencyKey.in(List.of(LONGEST)).value()).isEqualTo(LONGEST);
    assertThat(IdempotencyKey.in(List.of("\"" + LONGEST + "\"")).value()).isEqualTo(LONGEST);
    assertThat(IdempotencyKey.in(List.of(quotes)).value()).isEqualTo("\"".repeat(255));
    refused(List.of(LONGEST + "k"));
    refused(List.of("\"" + LONGEST + "k\""));
  }

  static Stream<String> malformed() {
    return Stream.of(
        "",
        "  ",
        "\"\"",
        "\"",
        "\"abc",
        "abc\"",
        "a\"b",
        "a\"b\"c",
        "\"a\"b\"",
        "\"a\" \"b\"",
        "\"a\",\"b\"",
        "\"a\";x=1",
        "a b",
        "a, b",
        "\"a b\"",
        "\"a\\b\"",
        "\"a\\\"",
        "a\tb",
        "a\u0000b",
        "a\u001fb",
        "a\u007fb",
        "\"a\nb\"",
        "caf\u00e9",
        "\"caf\u00e9\"",
        "\ud55c\uae00");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void whatIsNoKeyIsRefused(String line) {
    refused(List.of(line));
  }

  @Test
  void twoLinesAreNoKeyEvenIfTheyAreEqual() {
    refused(List.of("abc", "abc"));
    refused(List.of());
  }

  private static void refused(List<String> lines) {
    assertThatThrownBy(() -> IdempotencyKey.in(lines))
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_IDEMPOTENCY_KEY));
  }
}
