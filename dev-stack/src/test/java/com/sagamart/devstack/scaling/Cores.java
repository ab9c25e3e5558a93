package com.sagamart.devstack.scaling;

/// The cores of one machine: who comes first is served first, by the core that is free first.
final class Cores {

  private final double[] freeAt;

  Cores(int count) {
    freeAt = new double[count];
  }

  /// When work is done that comes now and takes so long. Work has to come in the order of time.
  double doneAt(double now, double takes) {
    int first = 0;
    for (int core = 1; core < freeAt.length; core++) {
      if (freeAt[core] < freeAt[first]) {
        first = core;
      }
    }
    freeAt[first] = Math.max(now, freeAt[first]) + takes;
    return freeAt[first];
  }
}
