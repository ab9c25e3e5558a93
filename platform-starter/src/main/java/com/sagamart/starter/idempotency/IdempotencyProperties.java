package com.sagamart.starter.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of idempotency keys.
///
/// @param keep how long a reply is kept at least
/// @param lease how long an attempt that answers after its commit counts as running. Longer than it
///     takes; if it is not, two attempts wait for the same thing, and the first reply counts
/// @param purgeEvery the pause between two purges of what is older
/// @param purgeBatch rows that are purged in one transaction
@ConfigurationProperties("sagamart.idempotency")
record IdempotencyProperties(
    @DefaultValue("24h") Duration keep,
    @DefaultValue("10s") Duration lease,
    @DefaultValue("10m") Duration purgeEvery,
    @DefaultValue("1000") int purgeBatch) {}
