package com.sagamart.contracts.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
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
}
