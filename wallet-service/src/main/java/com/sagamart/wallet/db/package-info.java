/// How the domain's collections are kept in PostgreSQL.
@NullMarked
package com.sagamart.wallet.db;

import org.jspecify.annotations.NullMarked;
