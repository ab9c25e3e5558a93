/// Fixtures and house rules for every module's tests. PostgreSQL and Kafka are real: embedded by
/// default, containers with `-Dsagamart.containers=true`.
@NullMarked
package com.sagamart.test;

import org.jspecify.annotations.NullMarked;
