/// The ten risks of the OWASP API Security Top 10 (2023), each tried on the running platform.
@NullMarked
package com.sagamart.systemtests.owasp;

import org.jspecify.annotations.NullMarked;
