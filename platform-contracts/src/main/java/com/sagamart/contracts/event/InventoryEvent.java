package com.sagamart.contracts.event;

/// What inventory-service says of an order.
public sealed interface InventoryEvent extends SagaEvent
    permits StockReserved, StockRefused, StockReleased {}
