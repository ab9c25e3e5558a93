package com.sagamart.contracts.error;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The language of messages: Korean, unless a client asks for English.
public final class Language {

  private static final List<Locale> SPOKEN = List.of(Locale.KOREAN, Locale.ENGLISH);

  private Language() {}

  /// What these `Accept-Language` lines ask for. What is none of ours, or cannot be read, is
  /// Korean.
  public static Locale askedFor(Collection<String> acceptLanguage) {
    String ranges = String.join(",", acceptLanguage);
    try {
      Locale best =
          ranges.isBlank() ? null : Locale.lookup(Locale.LanguageRange.parse(ranges), SPOKEN);
      return best == null ? Locale.KOREAN : best;
    } catch (IllegalArgumentException notALanguageRange) {
      return Locale.KOREAN;
    }
  }
}
