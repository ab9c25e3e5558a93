/// PostgreSQL and Kafka as real servers that outlive whoever starts them.
@NullMarked
package com.sagamart.devstack.server;

import org.jspecify.annotations.NullMarked;
