package com.sagamart.starter.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class DutiesHealthTest {

  @Test
  void isWellWhileAllIsAttendedTo() {
    var health = new DutiesHealth(List.of(duty("relay", true), duty("consumer", true))).health();
    assertThat(health.getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void saysWhichDutyNobodyAttendsTo() {
    var health = new DutiesHealth(List.of(duty("relay", true), duty("consumer", false))).health();
    assertThat(health.getStatus()).isEqualTo(Status.DOWN);
    assertThat(health.getDetails()).containsEntry("relay", true).containsEntry("consumer", false);
  }

  private static Duty duty(String name, boolean isAttendedTo) {
    return new Duty() {
      @Override
      public String duty() {
        return name;
      }

      @Override
      public boolean isAttendedTo() {
        return isAttendedTo;
      }
    };
  }
}
