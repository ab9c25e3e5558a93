package com.sagamart.order.db;

import com.sagamart.test.DatabaseRoles;
import com.sagamart.test.ServiceTest;

/// An order's history is only added to.
@ServiceTest
class DatabaseRolesTest extends DatabaseRoles {

  DatabaseRolesTest() {
    super("order_event");
  }
}
