package com.sagamart.contracts.event;

/// The stock of this order is back on the shelf. Undoes [StockReserved].
public record StockReleased(long orderId, long userId) implements InventoryEvent {}
