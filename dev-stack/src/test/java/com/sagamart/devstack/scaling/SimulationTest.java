package com.sagamart.devstack.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whether the model's sizes do what the page says of them.
class SimulationTest {

  /// Chance, and work that is under way when the clock begins or stops.
  private static final double TOLERANCE_PERCENT = 5;

  static List<Rehearsal> rehearsals() {
    return Rehearsal.all();
  }

  @ParameterizedTest
  @MethodSource("rehearsals")
  void everyPlaceIsAsBusyAsTheModelSays(Rehearsal it) {
    it.plan()
        .sizes()
        .forEach(
            (place, size) ->
                assertThat(it.planned().busy(place))
                    .as("busy servers of %s at %s", place, it)
                    .isCloseTo(size.busy(), withinPercentage(TOLERANCE_PERCENT)));
  }

  @ParameterizedTest
  @MethodSource("rehearsals")
  void ninetyNineOfAHundredCheckoutsEndInTime(Rehearsal it) {
    assertThat(it.planned().millisAt(99)).isLessThan(Premise.SAGA_MS.value());
  }

  static List<Rehearsal> rehearsalsOfBoth() {
    return Rehearsal.all().stream().filter(it -> it.tooSmall().isPresent()).toList();
  }

  @ParameterizedTest
  @MethodSource("rehearsalsOfBoth")
  void withATenthLessThanTheWorkNeedsTheyDoNot(Rehearsal it) {
    Size size = it.plan().size(it.plan().scarcest()).oneTenthTooSmall();
    assertThat(size.utilisation()).isGreaterThan(1.1);
    assertThat(it.tooSmall().orElseThrow().millisAt(99)).isGreaterThan(Premise.SAGA_MS.value());
  }
}
