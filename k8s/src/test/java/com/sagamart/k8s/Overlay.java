package com.sagamart.k8s;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/// An overlay as it would be applied. Rendered once for all tests.
enum Overlay {
  LOCAL("overlays/local"),
  PRODUCTION("overlays/production"),

  /// Production, where somebody wants spans.
  TRACED("src/test/overlays/traced");

  private static final Map<Overlay, String> RENDERED = new EnumMap<>(Overlay.class);
  private static final Map<Overlay, List<Manifest>> READ = new EnumMap<>(Overlay.class);

  private final String folder;

  Overlay(String folder) {
    this.folder = folder;
  }

  String folder() {
    return folder;
  }

  String rendered() {
    synchronized (RENDERED) {
      return RENDERED.computeIfAbsent(
          this, it -> Kubectl.kustomize(Sources.manifests().resolve(it.folder())));
    }
  }

  List<Manifest> manifests() {
    synchronized (READ) {
      return READ.computeIfAbsent(this, it -> Manifest.readAll(it.rendered()));
    }
  }

  Stream<Manifest> all(String kind) {
    return manifests().stream().filter(it -> it.kind().equals(kind));
  }

  Manifest one(String kind, String name) {
    return all(kind)
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no " + kind + " " + name + " in " + this));
  }
}
