/// How the domain's collections are kept in PostgreSQL.
@NullMarked
package com.sagamart.inventory.db;

import org.jspecify.annotations.NullMarked;
