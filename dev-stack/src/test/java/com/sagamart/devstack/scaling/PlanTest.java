package com.sagamart.devstack.scaling;

import static com.sagamart.contracts.saga.Participant.ORDER;
import static com.sagamart.contracts.saga.Participant.RANKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.scaling.Measurement.Apart;
import com.sagamart.devstack.scaling.Measurement.Cost;
import com.sagamart.devstack.scaling.Measurement.Machine;
import com.sagamart.devstack.scaling.Measurement.Parts;
import com.sagamart.devstack.scaling.Place.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On costs that are easy to reckon with: a millisecond of each service and the gateway, 13.9 of
/// PostgreSQL for 13.9 steps.
class PlanTest {

  private static final double MEASURED_RATE = 100;

  private final Costs costs = costs(1_000);

  private static Costs costs(double relayRowsPerSecond) {
    Map<String, Double> millis = new HashMap<>(Map.of("gateway", 1.0, "postgres", 13.9));
    millis.put("kafka", 5.3);
    for (Participant service : Participant.values()) {
      millis.put(service.serviceName(), 1.0);
    }
    Map<String, Parts> parts = Map.of("inventory-service", new Parts(0, 0.5, 0.5));
    return Costs.of(
        new Measurement(
            "checkout",
            Instant.EPOCH,
            "abc",
            new Machine(2, "A CPU"),
            "full",
            1,
            MEASURED_RATE,
            Map.of(),
            new Cost(millis, Map.of(), 13_900, 5_300)),
        new Apart(parts, relayRowsPerSecond, 0.1, 5));
  }

  @Test
  void stepsAddUpToWhatWasMeasured() {
    Traffic traffic = Traffic.undivided();
    double databases = 0;
    for (Participant service : Participant.values()) {
      double looking = costs.of(service).idleRelay() * 1_000 / MEASURED_RATE;
      assertThat(costs.service(service, traffic) + looking).isCloseTo(1, withinPercentage(1e-6));
      databases += costs.database(service, traffic);
    }
    assertThat(databases).isCloseTo(13.9, withinPercentage(1e-6));
  }

  @Test
  void podsAreAsManyAsTheirCoresAtTheTarget() {
    assertThat(Plan.of(1_200, costs).size(Place.GATEWAYS).units()).isEqualTo(2);
    assertThat(Plan.of(2_400, costs).size(Place.GATEWAYS).units()).isEqualTo(2);
    assertThat(Plan.of(2_500, costs).size(Place.GATEWAYS).units()).isEqualTo(3);
  }

  @Test
  void aDatabaseIsDividedForItsRelay() {
    Plan plan = Plan.of(1_000, costs);
    assertThat(plan.size(Kind.RELAYS, ORDER).busy()).isCloseTo(3, withinPercentage(1e-6));
    assertThat(plan.size(Kind.DATABASES, ORDER).units()).isEqualTo(5);
    assertThat(Plan.of(1_000, costs(1e6)).size(Kind.DATABASES, ORDER).units()).isEqualTo(1);
  }

  @Test
  void aDatabaseIsDividedForItsCores() {
    assertThat(Plan.of(9_000, costs).size(Kind.DATABASES, RANKING).units()).isEqualTo(1);
    assertThat(Plan.of(10_000, costs).size(Kind.DATABASES, RANKING).units()).isEqualTo(2);
  }

  @Test
  void consumersShareThePartitionsEvenly() {
    for (int rate = 500; rate < 20_000; rate += 500) {
      Plan plan = Plan.of(rate, costs);
      assertThat(plan.partitions() % Topic.PARTITIONS).isZero();
      for (Participant service : Participant.values()) {
        Size consumers = plan.size(Kind.CONSUMERS, service);
        assertThat(plan.partitions() % consumers.units()).isZero();
        assertThat(consumers.utilisation()).isLessThanOrEqualTo(Premise.TARGET.value());
      }
    }
  }

  @Test
  void nothingIsBusierThanTheTarget() {
    Plan plan = Plan.of(30_000, costs);
    assertThat(plan.sizes().values())
        .allSatisfy(
            it -> assertThat(it.utilisation()).isBetween(0.0, Premise.TARGET.value() + 1e-9));
  }

  @Test
  void aTenthTooSmallCannotDoTheWork() {
    Plan plan = Plan.of(1_000, costs);
    Size size = plan.size(plan.scarcest());
    assertThat(size.oneTenthTooSmall().utilisation()).isGreaterThanOrEqualTo(1 / 0.9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {500, 700, 1_000, 1_300, 2_000, 5_000, 10_000, 100_000})
  void somethingIsScarcestAtAnyRate(double rate) {
    Plan plan = Plan.of(rate, costs);
    assertThat(plan.size(plan.scarcest()).oneTenthTooSmall().units()).isPositive();
  }
}
