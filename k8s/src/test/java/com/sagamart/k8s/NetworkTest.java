package com.sagamart.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sagamart.k8s.Paths.Pod;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The ways that are open are those that are needed, and no other.
class NetworkTest {

  private static final String NEEDED =
      """
      cnpg-operator -> coupon-db:5432
      cnpg-operator -> coupon-db:8000
      cnpg-operator -> inventory-db:5432
      cnpg-operator -> inventory-db:8000
      cnpg-operator -> orders-db:5432
      cnpg-operator -> orders-db:8000
      cnpg-operator -> ranking-db:5432
      cnpg-operator -> ranking-db:8000
      cnpg-operator -> wallet-db:5432
      cnpg-operator -> wallet-db:8000
      coupon-db -> coupon-db:5432
      coupon-db -> coupon-db:8000
      coupon-service -> coupon-db:5432
      coupon-service -> kafka:9093
      entity-operator -> kafka:9091
      gateway -> coupon-service:8083
      gateway -> inventory-service:8082
      gateway -> order-service:8081
      gateway -> ranking-service:8085
      gateway -> wallet-service:8084
      inventory-db -> inventory-db:5432
      inventory-db -> inventory-db:8000
      inventory-service -> inventory-db:5432
      inventory-service -> kafka:9093
      kafka -> kafka:9090
      kafka -> kafka:9091
      order-service -> kafka:9093
      order-service -> orders-db:5432
      orders-db -> orders-db:5432
      orders-db -> orders-db:8000
      prometheus -> coupon-db:9187
      prometheus -> coupon-service:9083
      prometheus -> gateway:9080
      prometheus -> inventory-db:9187
      prometheus -> inventory-service:9082
      prometheus -> order-service:9081
      prometheus -> orders-db:9187
      prometheus -> ranking-db:9187
      prometheus -> ranking-service:9085
      prometheus -> wallet-db:9187
      prometheus -> wallet-service:9084
      proxy -> gateway:8080
      ranking-db -> ranking-db:5432
      ranking-db -> ranking-db:8000
      ranking-service -> kafka:9093
      ranking-service -> ranking-db:5432
      wallet-db -> wallet-db:5432
      wallet-db -> wallet-db:8000
      wallet-service -> kafka:9093
      wallet-service -> wallet-db:5432
      """;

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsNeededIsOpen(Overlay overlay) {
    Paths paths = new Paths(overlay);
    List<Pod> pods = Stream.concat(ours(overlay), others()).toList();
    assertThat(
            pods.stream()
                .flatMap(from -> pods.stream().flatMap(to -> open(paths, from, to)))
                .sorted())
        .containsExactlyElementsOf(needed(overlay));
  }

  private static List<String> needed(Overlay overlay) {
    Stream<String> spans =
        overlay == Overlay.TRACED
            ? Stream.of(Program.values()).map(it -> it.module() + " -> collector:4318")
            : Stream.empty();
    return Stream.concat(NEEDED.lines(), spans).sorted().toList();
  }

  /// Whom no policy names may do everything: one names all pods, and opens nothing.
  @ParameterizedTest
  @EnumSource
  void whatNoPolicyOpensIsClosed(Overlay overlay) {
    Manifest nothing = overlay.one("NetworkPolicy", "nothing");
    assertThat(nothing.at("/spec/podSelector")).isEmpty();
    assertThat(nothing.each("/spec/policyTypes").map(JsonNode::asText))
        .containsExactly("Ingress", "Egress");
    assertThat(nothing.at("/spec").properties()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void everybodyMayAskForNames(Overlay overlay) {
    Paths paths = new Paths(overlay);
    Pod names = new Pod("dns", "kube-system", Map.of("k8s-app", "kube-dns"));
    assertThat(ours(overlay)).allSatisfy(it -> assertThat(paths.isOpen(it, names, 53)).isTrue());
  }

  private static Stream<String> open(Paths paths, Pod from, Pod to) {
    boolean isOurBusiness =
        from.namespace().equals("sagamart") || to.namespace().equals("sagamart");
    return portsOf(to)
        .filter(port -> isOurBusiness && paths.isOpen(from, to, port))
        .mapToObj(port -> from.name() + " -> " + to.name() + ":" + port);
  }

  /// Those that it listens on; an open way to nobody is none.
  private static IntStream portsOf(Pod pod) {
    for (Program program : Program.values()) {
      if (pod.name().equals(program.module())) {
        return IntStream.of(program.port(), program.managementPort());
      }
    }
    return pod.name().endsWith("-db")
        ? IntStream.of(5432, 8000, 9187)
        : IntStream.of(4317, 4318, 8080, 9090, 9091, 9093);
  }

  private static Stream<Pod> ours(Overlay overlay) {
    Stream<Pod> programs =
        Stream.of(Program.values())
            .map(
                it ->
                    Pod.ours(
                        it.module(),
                        it.deployment(overlay).words("/spec/template/metadata/labels")));
    Stream<Pod> databases =
        overlay.all("Cluster").map(it -> Pod.ours(it.name(), Map.of("cnpg.io/cluster", it.name())));
    return Stream.of(programs, databases, Stream.of(strimzi("kafka"), strimzi("entity-operator")))
        .flatMap(it -> it);
  }

  private static Pod strimzi(String part) {
    return Pod.ours(
        part, Map.of("strimzi.io/cluster", "sagamart", "strimzi.io/name", "sagamart-" + part));
  }

  private static Stream<Pod> others() {
    return Stream.of(
        new Pod("prometheus", "monitoring", Map.of("app.kubernetes.io/name", "prometheus")),
        new Pod(
            "collector", "monitoring", Map.of("app.kubernetes.io/name", "opentelemetry-collector")),
        new Pod("cnpg-operator", "cnpg-system", Map.of("app.kubernetes.io/name", "cloudnative-pg")),
        new Pod(
            "proxy",
            "envoy-gateway-system",
            Map.of("gateway.envoyproxy.io/owning-gateway-name", "shop")),
        new Pod("neighbour", "default", Map.of("app.kubernetes.io/name", "gateway")));
  }
}
