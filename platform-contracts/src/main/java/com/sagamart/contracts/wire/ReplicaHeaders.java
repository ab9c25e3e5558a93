package com.sagamart.contracts.wire;

/// What a replica of a service tells the gateway in the headers of its replies. It does not reach
/// clients.
public final class ReplicaHeaders {

  /// On every reply of a replica that is about to stop: the next request is for another one.
  public static final String LEAVING = "X-Internal-Leaving";

  private ReplicaHeaders() {}
}
