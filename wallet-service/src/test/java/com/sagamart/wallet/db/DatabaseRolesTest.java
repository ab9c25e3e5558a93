package com.sagamart.wallet.db;

import com.sagamart.test.DatabaseRoles;
import com.sagamart.test.ServiceTest;

/// The ledger is only added to, and the service's role can do nothing about that.
@ServiceTest
class DatabaseRolesTest extends DatabaseRoles {

  DatabaseRolesTest() {
    super("posting");
  }
}
