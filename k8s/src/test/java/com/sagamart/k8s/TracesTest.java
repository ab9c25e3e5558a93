package com.sagamart.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Spans go where an overlay asks for them.
class TracesTest {

  private static final String RECEIVER = "SAGAMART_TRACES_RECEIVER";

  @ParameterizedTest
  @EnumSource(names = "TRACED", mode = Mode.EXCLUDE)
  void nobodySendsSpansUnlessAsked(Overlay overlay) {
    assertThat(settings(overlay).keySet()).noneMatch(it -> it.startsWith("SAGAMART_TRACES"));
    assertThat(overlay.all("NetworkPolicy").map(Manifest::name)).doesNotContain("spans");
  }

  @Test
  void theReceiverIsWhereTheWayLeads() {
    URI receiver = URI.create(settings(Overlay.TRACED).getOrDefault(RECEIVER, ""));
    Manifest way = Overlay.TRACED.one("NetworkPolicy", "spans");
    String collector =
        way.text("/spec/egress/0/to/0/podSelector/matchLabels/app.kubernetes.io~1name");
    String namespace =
        way.text("/spec/egress/0/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name");

    assertThat(receiver.getHost()).isEqualTo(collector + "." + namespace);
    assertThat(receiver.getPort()).isEqualTo(way.at("/spec/egress/0/ports/0/port").asInt());
  }

  private static Map<String, String> settings(Overlay overlay) {
    return overlay.one("ConfigMap", "platform").words("/data");
  }
}
