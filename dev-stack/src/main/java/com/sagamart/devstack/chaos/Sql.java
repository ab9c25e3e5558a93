package com.sagamart.devstack.chaos;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.server.AdministratorSql;
import java.time.Duration;

/// The databases of the stack that is broken.
record Sql(Stack stack) {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  AdministratorSql of(String service) {
    return new AdministratorSql(stack.ports().postgres(), stack.database(service), LIMIT);
  }
}
