package com.sagamart.devstack.bench;

import com.sagamart.devstack.bench.Goal.Judged;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.load.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What is measured, and what it should come to on two cores with the load's own cost included.
enum Scenario {
  CHECKOUT(true) {
    @Override
    List<Judged> goals(Measured measured, double plain, double checkout) {
      return List.of(
          Goal.atLeast("rate", 500, "/s").judge(measured.rate()),
          Goal.atMost("p99", 500, " ms").judge(measured.millisAt(99)),
          Goal.atLeast("beside the plain transaction", 0.33, " ×").judge(measured.rate() / plain));
    }
  },
  FLASH_SALE(true) {
    @Override
    List<Judged> goals(Measured measured, double plain, double checkout) {
      return List.of(
          Goal.atLeast("beside checkout", 0.9, " ×").judge(measured.rate() / checkout),
          Goal.atLeast("beside the plain hot row", 1, " ×").judge(measured.rate() / plain));
    }
  },
  LATENCY(false) {
    @Override
    List<Judged> goals(Measured measured, double plain, double checkout) {
      return List.of(
          Goal.atMost("p50", 40, " ms").judge(measured.millisAt(50)),
          Goal.atMost("p99", 150, " ms").judge(measured.millisAt(99)));
    }
  },
  COUPON(true, "COUPON_SOLD_OUT") {
    @Override
    List<Judged> goals(Measured measured, double plain, double checkout) {
      return List.of(
          Goal.atLeast("rate", 2_000, "/s").judge(measured.rate()),
          Goal.atLeast("beside the plain hot row", 1, " ×").judge(measured.rate() / plain));
    }
  },
  OVERLOAD(false, "SERVICE_UNAVAILABLE") {
    @Override
    List<Judged> goals(Measured measured, double plain, double checkout) {
      return List.of(
          Goal.atLeast("beside checkout", 0.9, " ×").judge(measured.rate() / checkout),
          Goal.atMost("p99 of refusals", 100, " ms").judge(measured.millisOfOthersAt(99)));
    }
  },
  BROWSE(false) {
    @Override
    List<Judged> goals(Measured measured, double plain, double checkout) {
      return List.of(
          Goal.atLeast("rate", 3_000, "/s").judge(measured.rate()),
          Goal.atMost("p99", 30, " ms").judge(measured.millisAt(99)));
    }
  },
  GROWN(false) {
    @Override
    List<Judged> goals(Measured measured, double plain, double checkout) {
      return List.of(Goal.atLeast("beside checkout", 0.9, " ×").judge(measured.rate() / checkout));
    }
  };

  private static final String ALL = "all";

  /// Answers that are neither wanted nor expected, of all.
  private static final Goal FEW_OTHERS = Goal.atMost("other answers", 0.1, " %");

  private static final double HUNDRED = 100;

  private final boolean hasBaseline;
  private final String expected;

  /// @param hasBaseline whether it is compared with plain transactions that do the same
  Scenario(boolean hasBaseline) {
    this(hasBaseline, "");
  }

  /// @param expected the refusal that belongs to it
  Scenario(boolean hasBaseline, String expected) {
    this.hasBaseline = hasBaseline;
    this.expected = expected;
  }

  /// Its own goals.
  ///
  /// @param plain the rate of its baseline
  /// @param checkout the rate of [#CHECKOUT] in the same run
  abstract List<Judged> goals(Measured measured, double plain, double checkout);

  /// Its own goals, and that it went well.
  List<Judged> judge(Measured measured, double plain, double checkout) {
    List<Judged> judged = new ArrayList<>(goals(measured, plain, checkout));
    long refused = measured.answers().getOrDefault(expected, 0L);
    long others = measured.turns() - measured.good() - refused;
    judged.add(FEW_OTHERS.judge(HUNDRED * others / Math.max(1, measured.turns())));
    return List.copyOf(judged);
  }

  boolean hasBaseline() {
    return hasBaseline;
  }

  /// As it is called on the command line.
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The scenario of this name with those that it is compared with, or all, in their order.
  static Set<Scenario> named(String name) {
    if (name.equals(ALL)) {
      return EnumSet.allOf(Scenario.class);
    }
    Scenario chosen =
        Arrays.stream(values())
            .filter(it -> it.title().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new StackFailure(
                        "There is no scenario %s; there are %s and all."
                            .formatted(
                                name,
                                Arrays.stream(values())
                                    .map(Scenario::title)
                                    .collect(Collectors.joining(", ")))));
    return chosen == FLASH_SALE || chosen == OVERLOAD || chosen == GROWN
        ? EnumSet.of(CHECKOUT, chosen)
        : EnumSet.of(chosen);
  }
}
