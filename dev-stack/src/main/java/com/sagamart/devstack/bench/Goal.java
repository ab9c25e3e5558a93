package com.sagamart.devstack.bench;

import java.util.Locale;

/// What a scenario should come to.
///
/// @param what is measured
/// @param unit as it stands behind the number
/// @param atLeast whether the measured must not be less than the limit; otherwise, not be more
record Goal(String what, String unit, boolean atLeast, double limit) {

  static Goal atLeast(String what, double limit, String unit) {
    return new Goal(what, unit, true, limit);
  }

  static Goal atMost(String what, double limit, String unit) {
    return new Goal(what, unit, false, limit);
  }

  /// A goal beside what was measured.
  record Judged(
      String what, String unit, boolean atLeast, double limit, double measured, boolean met) {

    String goal() {
      return (atLeast ? "at least " : "at most ") + number(limit) + unit;
    }

    String found() {
      return number(measured) + unit;
    }
  }

  Judged judge(double measured) {
    boolean met = atLeast ? measured >= limit : measured <= limit;
    return new Judged(what, unit, atLeast, limit, measured, met);
  }

  /// With as many digits as tell something.
  static String number(double value) {
    String format =
        value == Math.rint(value) || value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
