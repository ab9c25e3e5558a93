package com.sagamart.ranking;

import jakarta.persistence.Embeddable;

/// One product in the window of so many days.
@Embeddable
record WindowUnitsId(int days, long productId) {}
