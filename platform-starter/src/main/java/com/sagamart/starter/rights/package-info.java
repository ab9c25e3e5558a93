/// What the service's roles may do in its database, granted by the role that owns it.
@NullMarked
package com.sagamart.starter.rights;

import org.jspecify.annotations.NullMarked;
