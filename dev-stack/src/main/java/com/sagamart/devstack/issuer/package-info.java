/// The development issuer: signs tokens for whoever asks. It is never part of a real installation.
@NullMarked
package com.sagamart.devstack.issuer;

import org.jspecify.annotations.NullMarked;
