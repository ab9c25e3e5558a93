package com.sagamart.gateway;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// Every bound of the gateway. Sizes of the request line and headers are Boot's own settings, in
/// `application.yml`.
///
/// @param requestHeaders more lines of headers are refused with 400; fewer than the hundred that
///     a service takes, since the gateway adds its own
/// @param requestBody a larger body is refused with 413
/// @param requestBodyTime a client that takes longer to send its body is refused
/// @param connect how long a connection to a service may take to open
/// @param response how long a service may stay silent; longer than a checkout waits for its saga
/// @param gateways how many there may be, this one among them: each has its part of what a replica
///     takes
/// @param connectionsPerReplica open connections to one replica of a service, of all gateways
///     together
/// @param waitingPerReplica requests that may wait for one of those connections
/// @param waitForConnection how long such a request waits
/// @param idleConnection an idle connection is closed after this long; less than the services keep
///     theirs alive, so that no request is written into a connection that is being closed
/// @param leaveOut how long a replica that could not be reached is left out
/// @param breakerPause how long a service that nobody answers for is not asked; see [Breakers]
/// @param trustedProxies whose `X-Forwarded-For` is believed; see [ClientAddress]
@ConfigurationProperties("sagamart.gateway")
record Limits(
    @DefaultValue("64") int requestHeaders,
    @DefaultValue("64KB") DataSize requestBody,
    @DefaultValue("10s") Duration requestBodyTime,
    @DefaultValue("1s") Duration connect,
    @DefaultValue("10s") Duration response,
    @DefaultValue("1") int gateways,
    @DefaultValue("2000") int connectionsPerReplica,
    @DefaultValue("1024") int waitingPerReplica,
    @DefaultValue("1s") Duration waitForConnection,
    @DefaultValue("10s") Duration idleConnection,
    @DefaultValue("2s") Duration leaveOut,
    @DefaultValue("1s") Duration breakerPause,
    @DefaultValue List<AddressRange> trustedProxies) {

  Limits {
    if (gateways < 1 || gateways > connectionsPerReplica) {
      throw new IllegalArgumentException(
          "sagamart.gateway.gateways is %d, of 1 to %d".formatted(gateways, connectionsPerReplica));
    }
  }

  /// Open connections of this gateway to one replica of a service.
  int ownConnections() {
    return connectionsPerReplica / gateways;
  }
}
