/// An issuer that others wrote: what the shop promises of tokens, with those of a real Keycloak.
@NullMarked
package com.sagamart.systemtests.keycloak;

import org.jspecify.annotations.NullMarked;
