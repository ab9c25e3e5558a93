package com.sagamart.devstack.scaling;

/// How much of a place there is.
///
/// @param busy how many servers would be busy all the time
/// @param units pods, threads, machines
/// @param each how many servers are in one: cores; a thread is one
record Size(double busy, int units, int each) {

  /// Enough for the work at the target.
  static Size enough(double busy, int each, int atLeast) {
    int units = (int) Math.ceil(busy / (each * Premise.TARGET.value()));
    return new Size(busy, Math.max(atLeast, units), each);
  }

  double utilisation() {
    return busy / (units * each);
  }

  /// With a tenth less than what could do the work without a pause.
  Size oneTenthTooSmall() {
    return new Size(busy, (int) (0.9 * busy / each), each);
  }
}
