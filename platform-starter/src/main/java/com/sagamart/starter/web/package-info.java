/// The web: strict JSON in, the error shape of the contract out.
@NullMarked
package com.sagamart.starter.web;

import org.jspecify.annotations.NullMarked;
