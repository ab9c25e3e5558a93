package com.sagamart.devstack.server;

import java.util.Locale;

/// Which characters count as letters, in a locale that every machine of its kind has.
final class Locales {

  static final String CHARACTERS =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
          ? "en_US.UTF-8"
          : "C.UTF-8";

  private Locales() {}
}
