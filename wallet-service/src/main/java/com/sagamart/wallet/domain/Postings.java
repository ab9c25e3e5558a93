package com.sagamart.wallet.domain;

/// All ledgers.
public interface Postings {

  void add(Posting posting);
}
