package com.sagamart.order.web;

/// `{}`: there is nothing to say about a cancellation.
record CancelRequest() {}
