package com.sagamart.contracts.event;

/// What order-service says of an order.
public sealed interface OrderEvent extends SagaEvent
    permits OrderPlaced, OrderPaid, OrderRejected, OrderCancelled {}
