package com.sagamart.devstack.bench;

/// Who and what is in the shop that is measured. All ids follow one another, far from those that
/// the services give.
///
/// @param buyers users with money
/// @param claimants users, the buyers among them, who may claim a coupon
/// @param products of which there is more than anybody buys
/// @param coupons of which each buyer holds one issue
record Population(int buyers, int claimants, int products, int coupons) {

  static final long FIRST_USER = 1_000_000_001L;
  static final long FIRST_PRODUCT = 1_000_000_001L;
  static final long FIRST_COUPON = 1_000_000_001L;
  static final long FIRST_ISSUE = 1_000_000_001L;

  /// Claimed by everybody in the measurement, and before it.
  static final long CLAIMED_COUPON = 900_000_001L;

  static final long WARM_UP_COUPON = 900_000_002L;

  static final long MONEY = 100_000_000_000L;
  static final long PRICE = 1_000;
  static final long STOCK = 500_000_000;
  static final int DISCOUNT_PERCENT = 10;

  /// How many of ten checkouts carry a coupon.
  static final int COUPONS_IN_TEN = 3;

  private static final int STANDARD_BUYERS = 10_000;
  private static final int STANDARD_PRODUCTS = 10_000;
  private static final int STANDARD_CLAIMANTS = 100_000;

  /// With a coupon issue for each checkout that carries one.
  ///
  /// @param checkouts how many there may be, in all scenarios together
  static Population forCheckouts(long checkouts) {
    long issues = checkouts * COUPONS_IN_TEN / 10;
    return new Population(
        STANDARD_BUYERS,
        STANDARD_CLAIMANTS,
        STANDARD_PRODUCTS,
        Math.toIntExact(1 + issues / STANDARD_BUYERS));
  }

  long issues() {
    return (long) buyers * coupons;
  }

  /// Spread over all buyers, so that turns that follow one another are not one buyer's.
  int buyerOf(long turn) {
    return Math.floorMod(turn * 7_919, buyers);
  }
}
