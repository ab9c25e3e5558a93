package com.sagamart.order.outcome;

import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.OrderStatus;

/// What clients wait for.
public enum Milestone {
  /// The saga came to its outcome.
  DECIDED {
    @Override
    boolean isReachedBy(Order order) {
      return order.status() != OrderStatus.PENDING;
    }
  },
  /// The owner took the order back and has the money again.
  REFUNDED {
    @Override
    boolean isReachedBy(Order order) {
      return order.isRefunded();
    }
  };

  abstract boolean isReachedBy(Order order);
}
