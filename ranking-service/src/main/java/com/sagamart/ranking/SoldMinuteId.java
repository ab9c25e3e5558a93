package com.sagamart.ranking;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/// One product in one minute.
@Embeddable
record SoldMinuteId(long productId, Instant minute) {}
