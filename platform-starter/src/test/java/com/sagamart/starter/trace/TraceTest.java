package com.sagamart.starter.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

  private static final String VALID = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void goesOnWithTheTraceItWasGiven() {
    try (var _ = Trace.enter(VALID)) {
      assertThat(Trace.parent()).isEqualTo(VALID);
      assertThat(Trace.idOf(VALID)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }
    assertThat(Trace.parent()).isNull();
  }

  @Test
  void returnsToTheTraceFromBefore() {
    try (var _ = Trace.enter(VALID)) {
      try (var _ = Trace.enter(null)) {
        assertThat(Trace.parent()).isNotEqualTo(VALID);
      }
      assertThat(Trace.parent()).isEqualTo(VALID);
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\nX-Evil: 1"
      })
  void beginsANewTraceWhereThereIsNoneToTrust(String given) {
    try (var _ = Trace.enter(given)) {
      assertThat(Trace.parent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isNotEqualTo(given);
    }
  }
}
