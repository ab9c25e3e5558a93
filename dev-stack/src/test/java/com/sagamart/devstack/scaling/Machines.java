package com.sagamart.devstack.scaling;

import java.util.List;
import java.util.stream.IntStream;

/// All of one place, and how long they have been at work.
final class Machines {

  private final List<Cores> all;
  private double worked;

  private Machines(List<Cores> all) {
    this.all = all;
  }

  static Machines of(Size size) {
    return new Machines(
        IntStream.range(0, size.units()).mapToObj(_ -> new Cores(size.each())).toList());
  }

  /// The one that this number falls on.
  Cores at(int number) {
    return all.get(number % all.size());
  }

  void note(double millis) {
    worked += millis;
  }

  double worked() {
    return worked;
  }
}
