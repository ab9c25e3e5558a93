package com.sagamart.contracts.error;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The language of messages: Korean, unless a client asks for English.
public final class Language {

  /// More than any client has to say. The work grows with the square of a list's length.
  private static final int LONGEST = 1_000;

  private static final List<Locale> SPOKEN = List.of(Locale.KOREAN, Locale.ENGLISH);

  private Language() {}

  /// What these `Accept-Language` lines ask for. What is none of ours, cannot be read, or is longer
  /// than [#LONGEST], is Korean.
  public static Locale askedFor(Collection<String> acceptLanguage) {
    String ranges = String.join(",", acceptLanguage);
    try {
      Locale best =
          ranges.isBlank() || ranges.length() > LONGEST
              ? null
              : Locale.lookup(Locale.LanguageRange.parse(ranges), SPOKEN);
      return best == null ? Locale.KOREAN : best;
    } catch (IllegalArgumentException notALanguageRange) {
      return Locale.KOREAN;
    }
  }
}
