package com.sagamart.starter.web;

import java.util.regex.Pattern;

/// How a number is written in a path or a query: ASCII digits without sign, spaces, leading zeros
/// or another base, so that each has one spelling.
public final class WholeNumber {

  private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,18}");

  private WholeNumber() {}

  /// Whether this could be an id: it is written like one, and is not 0.
  public static boolean isId(String text) {
    return isSpelledRight(text) && !text.equals("0");
  }

  static boolean isSpelledRight(String text) {
    return DIGITS.matcher(text).matches();
  }
}
