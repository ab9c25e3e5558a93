package com.sagamart.devstack.scaling;

import java.util.Map;
import org.HdrHistogram.Histogram;

/// What came out of a simulation.
///
/// @param micros from a checkout's arrival to its reply
/// @param busy the mean number of servers at work, by place
record Outcome(Histogram micros, Map<Place, Double> busy) {

  double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  double busy(Place place) {
    return busy.getOrDefault(place, 0.0);
  }
}
