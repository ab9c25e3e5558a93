package com.sagamart.k8s;

import static com.sagamart.k8s.Manifest.each;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Who reaches whom under the network policies of an overlay. A connection needs a policy at each
/// of its ends.
final class Paths {

  /// A pod of ours, or of another namespace, where we have no say.
  record Pod(String name, String namespace, Map<String, String> labels) {

    private static final String OURS = "sagamart";

    static Pod ours(String name, Map<String, String> labels) {
      return new Pod(name, OURS, labels);
    }

    private boolean isOurs() {
      return namespace.equals(OURS);
    }
  }

  private final List<Manifest> policies;
  private final Manifest kafka;

  Paths(Overlay overlay) {
    this.policies = overlay.all("NetworkPolicy").toList();
    this.kafka = overlay.one("Kafka", "sagamart");
  }

  boolean isOpen(Pod from, Pod to, int port) {
    return (!from.isOurs() || allows("egress", "to", from, to, port))
        && (!to.isOurs()
            || allows("ingress", "from", to, from, port)
            || allowedByStrimzi(from, to, port));
  }

  private boolean allows(String way, String peers, Pod subject, Pod other, int port) {
    return policies.stream()
        .filter(it -> selects(it.at("/spec/podSelector"), subject.labels()))
        .flatMap(it -> it.each("/spec/" + way))
        .anyMatch(it -> names(it.at("/" + peers), other) && opens(it.at("/ports"), port));
  }

  /// Strimzi makes a policy of the listener's peers, and one for the brokers among themselves.
  private boolean allowedByStrimzi(Pod from, Pod to, int port) {
    if (!to.labels().getOrDefault("strimzi.io/name", "").equals("sagamart-kafka")) {
      return false;
    }
    boolean isInternal = from.labels().getOrDefault("strimzi.io/cluster", "").equals("sagamart");
    return (isInternal && (port == 9090 || port == 9091))
        || kafka
            .each("/spec/kafka/listeners")
            .filter(it -> it.at("/port").asInt() == port)
            .anyMatch(it -> names(it.at("/networkPolicyPeers"), from));
  }

  private static boolean names(JsonNode peers, Pod pod) {
    return peers.isMissingNode() || each(peers).anyMatch(it -> isNamed(it, pod));
  }

  private static boolean isNamed(JsonNode peer, Pod pod) {
    if (peer.has("ipBlock")) {
      return false; // no pod has a public address
    }
    JsonNode namespaces = peer.at("/namespaceSelector");
    boolean isThere =
        namespaces.isMissingNode()
            ? pod.isOurs()
            : selects(namespaces, Map.of("kubernetes.io/metadata.name", pod.namespace()));
    return isThere && selects(peer.at("/podSelector"), pod.labels());
  }

  private static boolean opens(JsonNode ports, int port) {
    return ports.isMissingNode()
        || each(ports)
            .anyMatch(
                it ->
                    it.at("/port").asInt() <= port
                        && port <= it.at("/endPort").asInt(it.at("/port").asInt()));
  }

  private static boolean selects(JsonNode selector, Map<String, String> labels) {
    Stream<JsonNode> expressions = each(selector.at("/matchExpressions"));
    return labels.entrySet().containsAll(Manifest.words(selector.at("/matchLabels")).entrySet())
        && expressions.allMatch(it -> holds(it, labels));
  }

  private static boolean holds(JsonNode expression, Map<String, String> labels) {
    String value = labels.get(expression.at("/key").asText());
    return switch (expression.at("/operator").asText()) {
      case "Exists" -> value != null;
      case "In" -> each(expression.at("/values")).anyMatch(it -> it.asText().equals(value));
      case String other -> throw new IllegalArgumentException(other);
    };
  }
}
