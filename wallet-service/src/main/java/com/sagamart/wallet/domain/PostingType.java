package com.sagamart.wallet.domain;

/// Why money moved.
public enum PostingType {
  CHARGE,
  DEBIT,
  REFUND
}
