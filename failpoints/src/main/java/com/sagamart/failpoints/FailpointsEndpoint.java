package com.sagamart.failpoints;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/// Arms failpoints, on the management port.
@Endpoint(id = "failpoints")
class FailpointsEndpoint {

  private final Failpoints failpoints;

  FailpointsEndpoint(Failpoints failpoints) {
    this.failpoints = failpoints;
  }

  /// Those that nothing has reached yet.
  @ReadOperation
  List<String> armed() {
    return failpoints.armed().stream().map(Failpoint::wireName).toList();
  }

  /// The next to reach it crashes. 404 when there is none of this name.
  @WriteOperation
  WebEndpointResponse<?> arm(@Selector String name) {
    Optional<Failpoint> failpoint = Failpoint.named(name);
    failpoint.ifPresent(failpoints::arm);
    return new WebEndpointResponse<>(
        failpoint.isPresent()
            ? WebEndpointResponse.STATUS_NO_CONTENT
            : WebEndpointResponse.STATUS_NOT_FOUND);
  }
}
