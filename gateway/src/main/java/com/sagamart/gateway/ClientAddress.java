package com.sagamart.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/// Where a request comes from: the other end of its connection. If that is a proxy which the
/// settings trust, it is whom the proxy names, and so on from the end of `X-Forwarded-For` to the
/// first hop that is not trusted: what stands before it anybody can have written.
@Component
class ClientAddress {

  static final String FORWARDED_FOR = "X-Forwarded-For";

  private final List<AddressRange> trusted;

  ClientAddress(Limits limits) {
    this.trusted = limits.trustedProxies();
  }

  @Nullable InetAddress of(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    InetAddress client = remote == null ? null : remote.getAddress();
    if (client == null || !isTrusted(client)) {
      return client;
    }
    String[] hops = String.join(",", request.getHeaders().getOrEmpty(FORWARDED_FOR)).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
      InetAddress hop = AddressRange.address(hops[i].strip());
      if (hop == null) {
        return client; // whoever wrote this says nothing, so it is counted itself
      }
      client = hop;
    }
    return client;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(it -> it.contains(address));
  }
}
