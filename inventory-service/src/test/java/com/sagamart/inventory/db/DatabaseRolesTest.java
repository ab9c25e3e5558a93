package com.sagamart.inventory.db;

import com.sagamart.test.DatabaseRoles;
import com.sagamart.test.ServiceTest;

/// What the roles of inventory-service may not do.
@ServiceTest
class DatabaseRolesTest extends DatabaseRoles {}
