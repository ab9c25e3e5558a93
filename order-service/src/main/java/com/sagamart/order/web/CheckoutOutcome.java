package com.sagamart.order.web;

import com.sagamart.order.domain.Order;

/// How far a checkout came while its client waited.
sealed interface CheckoutOutcome {

  record Decided(Order order) implements CheckoutOutcome {}

  record Undecided(Order order) implements CheckoutOutcome {}
}
