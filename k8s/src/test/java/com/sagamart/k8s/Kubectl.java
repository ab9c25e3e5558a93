package com.sagamart.k8s;

import java.nio.file.Path;
import java.util.List;

/// Renders manifests as `kubectl apply -k` would; needs no cluster.
final class Kubectl {

  private Kubectl() {}

  static String kustomize(Path folder) {
    Tool.need("kubectl");
    Tool.Outcome outcome = Tool.run(List.of("kubectl", "kustomize", folder.toString()));
    if (outcome.status() != 0) {
      throw new AssertionError(folder + " cannot be rendered: " + outcome.output());
    }
    return outcome.output();
  }
}
