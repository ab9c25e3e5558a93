package com.sagamart.order.web;

import com.sagamart.order.domain.Order;
import com.sagamart.starter.idempotency.Attempt;
import com.sagamart.starter.trace.Trace;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// An order to be placed, maybe by another request's thread.
///
/// @param beforeCommit is told the order's number in the transaction that places it
/// @param traceParent the trace of the request that it belongs to
record Placement(
    Order order, Attempt attempt, LongConsumer beforeCommit, @Nullable String traceParent) {

  /// In the trace of the request that this thread serves.
  static Placement of(Order order, Attempt attempt, LongConsumer beforeCommit) {
    return new Placement(order, attempt, beforeCommit, Trace.parent());
  }
}
