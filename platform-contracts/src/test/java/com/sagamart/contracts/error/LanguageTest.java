package com.sagamart.contracts.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"en", "EN-us", "fr, en;q=0.1", "en, ko;q=0.5", "ja;q=0.9, en;q=0.8, ko;q=0.7"})
  void isEnglishWhereItIsAskedFor(String acceptLanguage) {
    assertThat(Language.askedFor(List.of(acceptLanguage))).isEqualTo(Locale.ENGLISH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ko",
        "fr",
        "*",
        "ko, en;q=0.9",
        "en;q=0",
        "en;q=abc",
        "en;q=2",
        "en-",
        ";q=",
        "ja;q="
      })
  void isKoreanOtherwise(String acceptLanguage) {
    assertThat(Language.askedFor(List.of(acceptLanguage))).isEqualTo(Locale.KOREAN);
  }

  @Test
  void readsAllLines() {
    assertThat(Language.askedFor(List.of("fr", "en"))).isEqualTo(Locale.ENGLISH);
    assertThat(Language.askedFor(List.of())).isEqualTo(Locale.KOREAN);
  }

  /// The longer a list, the more work is each of its parts.
  @Test
  void readsNoListThatNobodyWouldSend() {
    String many =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    Character.toString('a' + i % 26)
                        + (char) ('a' + i / 26 % 26)
                        + (char) ('a' + i / 676))
            .collect(Collectors.joining(","));

    assertThat(Language.askedFor(List.of("en," + many))).isEqualTo(Locale.KOREAN);
    assertThat(Language.askedFor(List.of("en", many))).isEqualTo(Locale.KOREAN);
  }
}
