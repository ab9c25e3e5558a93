package com.sagamart.ranking;

/// A product and how much of it was sold.
///
/// @param name as it was called when it was last sold
record TopProduct(long productId, String name, long soldQty) {}
