package com.sagamart.starter.store;

import java.util.function.IntSupplier;

/// Deletes however many rows there are in statements that each delete a few, so that none of them
/// holds many locks or lasts long.
public final class Batches {

  private Batches() {}

  /// Repeats the statement until it finds fewer rows than it may delete.
  ///
  /// @param most rows that one statement deletes
  /// @param delete tells how many it has deleted
  public static void deleteAll(int most, IntSupplier delete) {
    int deleted;
    do {
      deleted = delete.getAsInt();
    } while (deleted == most);
  }
}
