package com.sagamart.devstack.chaos;

import com.sagamart.devstack.check.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What came of a run.
///
/// @param happenings every fault, in the order in which they came
/// @param answers how often customers got each answer
/// @param orders how many orders ended in each status
/// @param lateness the longest that an order was undecided beyond its deadline
/// @param broken promises that were not kept, apart from what the check found
/// @param check what the conservation checker found at rest
public record Outcome(
    List<Happening> happenings,
    Map<String, Long> answers,
    Map<String, Long> orders,
    Duration lateness,
    List<String> broken,
    Report check) {

  public Outcome {
    happenings = List.copyOf(happenings);
    broken = List.copyOf(broken);
  }

  /// Whether every promise was kept.
  public boolean isClean() {
    return broken.isEmpty() && check.isClean();
  }

  /// The tables, and every broken promise below them.
  public String text() {
    return new OutcomeText(this).text();
  }
}
