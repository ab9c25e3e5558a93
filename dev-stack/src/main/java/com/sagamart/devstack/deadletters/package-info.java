/// What services could not take in and put aside, and what operators do with it.
@NullMarked
package com.sagamart.devstack.deadletters;

import org.jspecify.annotations.NullMarked;
