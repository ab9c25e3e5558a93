package com.sagamart.devstack.deadletters;

import com.sagamart.devstack.home.StackFailure;

/// Why something is done with a dead letter, and who wants it.
public record Ground(String reason, String byWhom) {

  private static final int MOST_OF_REASON = 1_000;
  private static final int MOST_OF_NAME = 100;

  /// What stands for characters that the locale does not know. The audit cannot be corrected.
  private static final char UNREADABLE = '\uFFFD';

  public Ground {
    require("reason", reason, MOST_OF_REASON);
    require("name", byWhom, MOST_OF_NAME);
  }

  private static void require(String what, String text, int most) {
    if (text.isBlank() || text.length() > most) {
      throw new StackFailure("A %s has 1 to %,d characters.".formatted(what, most));
    }
    if (text.indexOf(UNREADABLE) >= 0) {
      throw new StackFailure("The %s came in garbled; use a locale with UTF-8.".formatted(what));
    }
  }
}
