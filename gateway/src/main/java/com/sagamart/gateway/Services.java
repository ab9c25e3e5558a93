package com.sagamart.gateway;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the services are: for each the base URLs of its replicas, separated by commas.
@ConfigurationProperties("sagamart.services")
record Services(
    @DefaultValue("http://127.0.0.1:8081") List<URI> order,
    @DefaultValue("http://127.0.0.1:8082") List<URI> inventory,
    @DefaultValue("http://127.0.0.1:8083") List<URI> coupon,
    @DefaultValue("http://127.0.0.1:8084") List<URI> wallet,
    @DefaultValue("http://127.0.0.1:8085") List<URI> ranking) {

  List<URI> replicasOf(Service service) {
    return switch (service) {
      case ORDER -> order;
      case INVENTORY -> inventory;
      case COUPON -> coupon;
      case WALLET -> wallet;
      case RANKING -> ranking;
    };
  }
}
