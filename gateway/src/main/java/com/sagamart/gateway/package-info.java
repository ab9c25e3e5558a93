/// The one door of the shop: routes requests to the services, checks who is asking, bounds what
/// clients may send, and answers errors in the shop's own words. It owns no data and knows no
/// business rule. `RouteTable` is the place to start reading.
@NullMarked
package com.sagamart.gateway;

import org.jspecify.annotations.NullMarked;
