package com.sagamart.order.outcome;

/// What one client waits for.
record Awaited(Milestone milestone, long orderId) {}
