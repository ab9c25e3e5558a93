package com.sagamart.ranking;

import com.sagamart.test.DatabaseRoles;
import com.sagamart.test.ServiceTest;

/// What the roles of ranking-service may not do.
@ServiceTest
class DatabaseRolesTest extends DatabaseRoles {}
