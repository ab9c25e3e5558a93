/// How the domain's collections are kept in PostgreSQL.
@NullMarked
package com.sagamart.coupon.db;

import org.jspecify.annotations.NullMarked;
