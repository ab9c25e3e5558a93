package com.sagamart.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every overlay renders, and a cluster would take all of it.
class ManifestsTest {

  @ParameterizedTest
  @EnumSource
  void everyFieldIsKnownAndOfItsType(Overlay overlay) {
    assertThat(complaintsAbout(overlay.manifests())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everythingIsInTheNamespace(Overlay overlay) {
    assertThat(overlay.manifests())
        .filteredOn(it -> !it.kind().equals("Namespace"))
        .allSatisfy(it -> assertThat(it.text("/metadata/namespace")).isEqualTo("sagamart"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Deployment     | readinessProbe:         | readinesProbe:
          Deployment     | runAsNonRoot: true      | runAsNonRoot: "yes"
          Deployment     | value: 0.0.0.0          | value: 8080
          Service        | targetPort:             | targetport:
          NetworkPolicy  | podSelector:            | podselector:
          HorizontalPodAutoscaler | maxReplicas:   | maxReplica:
          HTTPRoute      | backendRefs:            | backends:
          KafkaTopic     | partitions: 12          | partitions: twelve
          KafkaUser      | operations:             | operation:
          Kafka          | networkPolicyPeers:     | networkPolicyPeer:
          Cluster        | primaryUpdateStrategy:  | primaryUpdateStratgy:
          Cluster        | instances: 3            | instances: three
          ExternalSecret | secretStoreRef:         | secretStore:
          """)
  void aSlipOfTheKeyboardIsSeen(String kind, String right, String wrong) {
    String rendered = Overlay.PRODUCTION.rendered();
    List<Manifest> manifests =
        Manifest.readAll(rendered.replace(right, wrong)).stream()
            .filter(it -> it.kind().equals(kind))
            .toList();
    assertThat(rendered).contains(right);
    assertThat(complaintsAbout(manifests)).isNotEmpty();
  }

  @Test
  void aSlipInAFileIsSeenInWhatIsRendered(@TempDir Path copy) throws IOException {
    copyManifests(copy);
    Path file = copy.resolve("base/program/deployment.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file, text.replace("terminationGracePeriodSeconds", "terminationGraceSeconds"));
    String rendered = Kubectl.kustomize(copy.resolve(Overlay.LOCAL.folder()));
    assertThat(complaintsAbout(Manifest.readAll(rendered)))
        .hasSize(Program.values().length)
        .allSatisfy(it -> assertThat(it).contains("terminationGraceSeconds"));
  }

  private static void copyManifests(Path target) throws IOException {
    for (String folder : List.of("base", "overlays", "observability")) {
      Path source = Sources.manifests().resolve(folder);
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.toList()) {
          Files.copy(file, target.resolve(folder).resolve(source.relativize(file)));
        }
      }
    }
  }

  @Test
  void aKindThatNobodyKnowsIsSeen() {
    assertThat(complaintsAbout(Manifest.readAll("{apiVersion: apps/v1, kind: Deploiment}")))
        .isNotEmpty();
  }

  private static List<String> complaintsAbout(List<Manifest> manifests) {
    return manifests.stream().flatMap(it -> Kinds.complaintsAbout(it).stream()).toList();
  }
}
