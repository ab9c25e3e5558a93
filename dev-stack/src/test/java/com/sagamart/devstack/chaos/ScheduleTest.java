package com.sagamart.devstack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.chaos.Fault.Killed;
import com.sagamart.devstack.chaos.Schedule.Planned;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final int MANY = 500;

  /// Two cards kill a service, and two freeze a process.
  private static final int KINDS = 21;

  private static final int CARDS = 23;

  @Test
  void theSeedDecidesAllOfIt() {
    assertThat(first(MANY, 7)).isEqualTo(first(MANY, 7)).isNotEqualTo(first(MANY, 8));
  }

  @Test
  void everyKindComesBeforeAnyComesAgain() {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(first(CARDS, seed).stream().map(it -> it.fault().kind()).distinct())
          .hasSize(KINDS);
    }
  }

  @Test
  void strikesEveryReplica() {
    Stream<String> killed =
        first(MANY, 1).stream()
            .map(Planned::fault)
            .filter(Killed.class::isInstance)
            .map(Fault::target);

    assertThat(killed)
        .contains("order-service", "order-service-2", "gateway", "gateway-2", "kafka")
        .doesNotContain("order-service-3", "kafka-2");
  }

  @Test
  void whatLastsLastsForSecondsAndWhatDiesIsNotLeftDead() {
    for (Planned each : first(MANY, 3)) {
      if (each.fault().isSudden()) {
        assertThat(each.hold()).isZero();
      } else {
        assertThat(each.hold()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
      }
    }
  }

  private static List<Planned> first(int count, long seed) {
    Schedule schedule = new Schedule(seed, 2);
    return Stream.generate(schedule::next).limit(count).toList();
  }
}
