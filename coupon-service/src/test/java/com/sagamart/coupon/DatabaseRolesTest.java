package com.sagamart.coupon;

import com.sagamart.test.DatabaseRoles;
import com.sagamart.test.ServiceTest;

/// What the roles of coupon-service may not do.
@ServiceTest
class DatabaseRolesTest extends DatabaseRoles {}
