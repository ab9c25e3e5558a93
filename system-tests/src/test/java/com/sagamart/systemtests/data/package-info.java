/// What the data platform gets: all of it, right to the won, and nothing that it should not have.
@NullMarked
package com.sagamart.systemtests.data;

import org.jspecify.annotations.NullMarked;
