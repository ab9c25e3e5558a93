package com.sagamart.systemtests.contract;

/// Orders whose deadline has come.
final class Overdue {

  private Overdue() {}

  /// As if this order had been placed a minute earlier.
  static void make(long order) {
    Database.change(
        "order",
        "UPDATE orders SET created_at = created_at - interval '1 minute',"
            + " deadline = deadline - interval '1 minute' WHERE order_id = "
            + order);
  }
}
