package com.sagamart.wallet.db;

import com.sagamart.starter.store.Adding;
import com.sagamart.wallet.domain.OrderDebit;
import com.sagamart.wallet.domain.OrderDebits;
import org.springframework.data.repository.Repository;

interface StoredOrderDebits extends OrderDebits, Repository<OrderDebit, Long>, Adding<OrderDebit> {}
