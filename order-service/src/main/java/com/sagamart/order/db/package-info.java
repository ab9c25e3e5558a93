/// How orders are kept in PostgreSQL.
@NullMarked
package com.sagamart.order.db;

import org.jspecify.annotations.NullMarked;
