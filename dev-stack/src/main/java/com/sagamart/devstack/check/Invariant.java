package com.sagamart.devstack.check;

/// Something that must always be true, in one sentence of the contract.
interface Invariant {

  /// The sentence, short enough for a table.
  String title();

  /// Looks whether it is.
  void check(Books books, Findings findings);
}
