package com.sagamart.coupon.db;

import com.sagamart.coupon.domain.Redemption;
import com.sagamart.coupon.domain.Redemptions;
import com.sagamart.starter.store.Adding;
import org.springframework.data.repository.Repository;

interface StoredRedemptions extends Redemptions, Repository<Redemption, Long>, Adding<Redemption> {}
