package com.sagamart.wallet.domain;

import java.util.List;

/// All ledgers.
public interface Postings {

  void add(Posting posting);

  /// At most `limit` of the user's postings whose numbers are below `before`, newest first.
  List<Posting> newest(long userId, long before, int limit);
}
