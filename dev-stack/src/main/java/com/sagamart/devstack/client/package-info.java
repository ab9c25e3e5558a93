/// The shop as a client sees it: HTTP requests, tokens and events.
@NullMarked
package com.sagamart.devstack.client;

import org.jspecify.annotations.NullMarked;
