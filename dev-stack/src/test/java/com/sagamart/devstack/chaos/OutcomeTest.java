package com.sagamart.devstack.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.check.Report;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static final Happening QUICK =
      new Happening("service killed", "wallet-service", Optional.of(Duration.ofSeconds(2)), null);
  private static final Happening SLOW =
      new Happening("service killed", "order-service", Optional.of(Duration.ofSeconds(9)), null);
  private static final Happening NEVER =
      new Happening("slot dropped", "coupon-service", Optional.empty(), null);
  private static final Happening MISSED =
      new Happening("crash after-commit", "gateway", Optional.empty(), "nobody came by");

  @Test
  void countsFaultsByKindWithTheTimeOfRecovery() {
    assertThat(outcome(List.of()).text().lines())
        .contains(
            "FAULT               STRUCK     MEDIAN    LONGEST  NOT IN 60",
            "service killed           2      9.0 s      9.0 s          0",
            "slot dropped             1                                1",
            "crash after-commit       0                                0",
            "  missed: crash after-commit of gateway: nobody came by");
  }

  @Test
  void isCleanOnlyWhenNothingIsBroken() {
    assertThat(outcome(List.of()).isClean()).isTrue();
    assertThat(outcome(List.of()).text()).endsWith("Every promise was kept.");
    assertThat(outcome(List.of("one")).isClean()).isFalse();
    assertThat(outcome(List.of("one")).text()).contains("broken: one").endsWith("check found.");
  }

  private static Outcome outcome(List<String> broken) {
    return new Outcome(
        List.of(QUICK, NEVER, SLOW, MISSED),
        Map.of("201", 3L),
        Map.of("PAID", 3L),
        Duration.ZERO,
        broken,
        new Report(List.of(), List.of()));
  }
}
