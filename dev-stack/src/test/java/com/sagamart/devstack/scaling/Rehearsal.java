package com.sagamart.devstack.scaling;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A rate that the page speaks of, simulated as the plan says, and then with one tenth less of what
/// is scarcest than the work needs.
///
/// @param tooSmall the second; not for the highest rate, which would take a test too long
record Rehearsal(Plan plan, Outcome planned, Optional<Outcome> tooSmall) {

  static final List<Integer> RATES = List.of(1_000, 10_000, 100_000);

  private static final long SEED = 20_26;
  private static final Duration WARM_UP = Duration.ofMillis(500);
  private static final int SHORTEST_SECONDS = 1;

  /// Enough for means to be means, and for a queue that grows by a tenth of what comes.
  private static final int FEWEST_CHECKOUTS = 30_000;

  private static final int TOO_MANY_FOR_BOTH = 100_000;

  private static List<Rehearsal> played = List.of();

  /// Each rate of the page; played once, whoever asks.
  static synchronized List<Rehearsal> all() {
    if (played.isEmpty()) {
      Costs costs = Costs.ofRepository();
      played = RATES.stream().map(rate -> of(Plan.of(rate, costs), costs)).toList();
    }
    return played;
  }

  private static Rehearsal of(Plan plan, Costs costs) {
    Place scarcest = plan.scarcest();
    Plan tooSmall = plan.with(scarcest, plan.size(scarcest).oneTenthTooSmall());
    boolean both = plan.rate() * lasts(plan).toSeconds() < TOO_MANY_FOR_BOTH;
    return new Rehearsal(
        plan, play(plan, costs), both ? Optional.of(play(tooSmall, costs)) : Optional.empty());
  }

  private static Outcome play(Plan plan, Costs costs) {
    return Simulation.of(plan, costs, SEED, WARM_UP, lasts(plan));
  }

  private static Duration lasts(Plan plan) {
    long seconds = (long) (FEWEST_CHECKOUTS / plan.rate());
    return Duration.ofSeconds(Math.max(SHORTEST_SECONDS, seconds));
  }

  /// How long checkouts arrive that are measured.
  Duration lasts() {
    return lasts(plan);
  }

  @Override
  public String toString() {
    return Table.rate(plan.rate());
  }
}
