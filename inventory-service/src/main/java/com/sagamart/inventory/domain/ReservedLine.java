package com.sagamart.inventory.domain;

/// Units of one product that an order holds.
///
/// @param qty at least 1
public record ReservedLine(long productId, int qty) {}
