package com.sagamart.devstack.scaling;

import java.util.SplittableRandom;

/// Seeded, and the same on every machine.
final class Chance {

  /// Whose product is no zero yet. One logarithm is cheaper than many.
  private static final int MOST_FACTORS = 16;

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /// Exponential, with this mean.
  double around(double mean) {
    return around(mean, 1);
  }

  /// So many of them, one after another.
  double around(double mean, int times) {
    double sum = 0;
    for (int left = times; left > 0; left -= MOST_FACTORS) {
      double product = 1;
      for (int i = Math.min(left, MOST_FACTORS); i > 0; i--) {
        product *= 1 - random.nextDouble();
      }
      sum -= mean * StrictMath.log(product);
    }
    return sum;
  }

  double below(double bound) {
    return random.nextDouble() * bound;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean of(double probability) {
    return random.nextDouble() < probability;
  }
}
