package com.sagamart.starter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttendanceTest {

  @Test
  void aReaderMayBeAwayForAWhile() {
    Attendance attendance = new Attendance(Duration.ofHours(1));
    assertThat(attendance.isOver(SlotState.IDLE)).isFalse();
  }

  @Test
  void aReaderThatStaysAwayIsMissed() {
    Attendance attendance = new Attendance(Duration.ZERO);
    assertThat(attendance.isOver(SlotState.IDLE)).isTrue();
  }
}
