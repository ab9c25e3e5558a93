package com.sagamart.gateway;

import io.netty.channel.ChannelOption;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/// The HTTP client that calls the services, with all of its bounds. It takes the place of the
/// gateway's own, whose settings leave the queue for connections without a name.
@Configuration(proxyBeanMethods = false)
class ServiceClient {

  @Bean(destroyMethod = "dispose")
  ConnectionProvider serviceConnections(Limits limits) {
    return ConnectionProvider.builder("services")
        .maxConnections(limits.ownConnections())
        .pendingAcquireMaxCount(limits.waitingPerReplica())
        .pendingAcquireTimeout(limits.waitForConnection())
        .maxIdleTime(limits.idleConnection())
        .evictInBackground(limits.idleConnection())
        // The most recently used is the least likely to be closed by the other side.
        .lifo()
        .metrics(true)
        .build();
  }

  @Bean
  HttpClient gatewayHttpClient(ConnectionProvider serviceConnections, Limits limits) {
    return HttpClient.create(serviceConnections)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(limits.connect().toMillis()))
        .responseTimeout(limits.response())
        .compress(false)
        .followRedirect(false);
  }
}
