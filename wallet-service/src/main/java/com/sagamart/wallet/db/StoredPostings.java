package com.sagamart.wallet.db;

import com.sagamart.starter.store.Adding;
import com.sagamart.wallet.domain.Posting;
import com.sagamart.wallet.domain.PostingId;
import com.sagamart.wallet.domain.Postings;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StoredPostings extends Postings, Repository<Posting, PostingId>, Adding<Posting> {

  /// Reads the primary key backwards from `before`, so that a late page costs what the first does.
  @Override
  @Query(
      """
      select p from Posting p
      where p.id.userId = :userId and p.id.number < :before
      order by p.id.number desc
      limit :limit
      """)
  List<Posting> newest(long userId, long before, int limit);
}
