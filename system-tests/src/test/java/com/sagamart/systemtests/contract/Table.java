package com.sagamart.systemtests.contract;

import java.util.List;
import java.util.stream.Stream;

/// All rows, those last that need trouble.
final class Table {

  private Table() {}

  static List<Row> rows() {
    return Stream.of(
            EveryCall.rows(new Samples()),
            PlatformRows.rows(),
            ListRows.rows(),
            WhoRows.rows(),
            KeyRows.rows(),
            WalletRows.rows(),
            LedgerRows.rows(),
            ProductRows.rows(),
            StockingRows.rows(),
            CouponRows.rows(),
            HeldCouponRows.rows(),
            CheckoutRows.rows(),
            RefusedCheckoutRows.rows(),
            OrderRows.rows(),
            CancelRows.rows(),
            TopRows.rows(),
            TroubleRows.rows())
        .flatMap(List::stream)
        .toList();
  }
}
