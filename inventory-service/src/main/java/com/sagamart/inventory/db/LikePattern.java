package com.sagamart.inventory.db;

/// Patterns for SQL's LIKE, to be used with `escape '!'`.
final class LikePattern {

  private LikePattern() {}

  /// Matches whatever contains `text`, in which `%` and `_` mean themselves.
  static String containing(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
