package com.sagamart.devstack.seed;

/// A product of the demo shop.
record Product(String name, long price, int stock, String description) {}
