package com.sagamart.gateway;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/// What came between a request and its reply, by what the replica can have made of the request.
enum Fault {
  /// There was no connection to write it to: it was not heard.
  NOT_REACHED,

  /// All connections were in use: it was not heard, and the replica lives.
  BUSY,

  /// The connection broke: it may have been heard.
  BROKEN,

  /// No reply in time: it may have been heard, and the client has waited long enough.
  SILENT,

  /// Nothing that another replica would do better.
  OTHER;

  static Fault of(Throwable failure) {
    return switch (failure) {
      case ConnectException _, NoRouteToHostException _, UnknownHostException _ -> NOT_REACHED;
      case PoolAcquirePendingLimitException _, PoolAcquireTimeoutException _ -> BUSY;
      case IOException _ -> BROKEN;
      case ReadTimeoutException _ -> SILENT;
      default -> OTHER;
    };
  }

  /// Whether the replica has nothing to do with the request, so that another may be asked.
  boolean wasNotHeard() {
    return this == NOT_REACHED || this == BUSY;
  }

  /// Whether the same read may be answered a moment later.
  boolean mayPass() {
    return this == NOT_REACHED || this == BROKEN;
  }

  /// Whether others should be asked in place of this replica for now.
  boolean isTheReplicas() {
    return this == NOT_REACHED || this == BROKEN || this == SILENT;
  }
}
