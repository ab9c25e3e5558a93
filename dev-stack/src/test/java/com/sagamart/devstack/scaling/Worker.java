package com.sagamart.devstack.scaling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// One thread that takes together what has come while it was at work: a consumer, a relay.
///
/// @param <T> what it takes
final class Worker<T> {

  /// Does what it is given, and calls back when it is done.
  interface Work<T> {
    void begin(List<T> batch, Runnable done);
  }

  private final Queue<T> waiting = new ArrayDeque<>();
  private final int mostTogether;
  private final Work<T> work;
  private boolean working;

  Worker(int mostTogether, Work<T> work) {
    this.mostTogether = mostTogether;
    this.work = work;
  }

  void give(T one) {
    waiting.add(one);
    if (!working) {
      next();
    }
  }

  private void next() {
    working = !waiting.isEmpty();
    if (!working) {
      return;
    }
    List<T> batch = new ArrayList<>();
    while (batch.size() < mostTogether && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    work.begin(batch, this::next);
  }
}
