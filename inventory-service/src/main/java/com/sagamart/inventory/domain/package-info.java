/// The rules of stock: products, what an order set aside, and where each unit is.
@NullMarked
package com.sagamart.inventory.domain;

import org.jspecify.annotations.NullMarked;
