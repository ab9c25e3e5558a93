package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalManagementPort;

class ManagementTest extends GatewayTest {

  @LocalManagementPort int managementPort;

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health/readiness", "/actuator/health/liveness"})
  void reportsItsHealthOnItsOwnPort(String path) {
    var response = manage(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"UP\"");
  }

  @Test
  void measuresRequestsByTheirLineInTheRoutingTable() {
    get("/v1/orders/7000001");

    assertThat(manage("/actuator/prometheus").body())
        .containsPattern("http_server_requests_seconds_count\\{.*uri=\"/v1/orders/\\{orderId}\"")
        .doesNotContain("7000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "inventory", "coupon", "wallet", "ranking"})
  void tellsOfTheBreakerOfEachServiceFromTheStart(String service) {
    assertThat(manage("/actuator/prometheus").body())
        .contains("resilience4j_circuitbreaker_state{")
        .containsPattern(
            "resilience4j_circuitbreaker_not_permitted_calls_total\\{.*name=\"%s\""
                .formatted(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/gateway", "/actuator/gateway/routes", "/actuator/env"})
  void exposesNothingElse(String path) {
    assertThat(manage(path).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> manage(String path) {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path)));
  }
}
