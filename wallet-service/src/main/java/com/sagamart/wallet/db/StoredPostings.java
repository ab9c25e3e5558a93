package com.sagamart.wallet.db;

import com.sagamart.starter.store.Adding;
import com.sagamart.wallet.domain.Posting;
import com.sagamart.wallet.domain.PostingId;
import com.sagamart.wallet.domain.Postings;
import org.springframework.data.repository.Repository;

interface StoredPostings extends Postings, Repository<Posting, PostingId>, Adding<Posting> {}
