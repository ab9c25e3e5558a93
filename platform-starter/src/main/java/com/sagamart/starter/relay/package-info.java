/// The relay: carries outbox rows to Kafka with an embedded Debezium engine, and loses none.
@NullMarked
package com.sagamart.starter.relay;

import org.jspecify.annotations.NullMarked;
