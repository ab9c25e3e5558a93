package com.sagamart.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/// The bounds of a checkout. Two more, `look-every` and `sweep-every`, stand where the clock calls.
///
/// @param waitAtMost how long a client is kept waiting for the outcome
/// @param deadline how long the saga may take before the order is cancelled
/// @param maxWaiting clients that wait at one time; one more is answered 202 at once
/// @param sweepBatch overdue orders that are cancelled in one transaction
@ConfigurationProperties("sagamart.checkout")
public record CheckoutSettings(
    @Name("wait") @DefaultValue("3s") Duration waitAtMost,
    @DefaultValue("30s") Duration deadline,
    @DefaultValue("2000") int maxWaiting,
    @DefaultValue("200") int sweepBatch) {}
