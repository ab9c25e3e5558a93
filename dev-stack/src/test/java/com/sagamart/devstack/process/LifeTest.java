package com.sagamart.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LifeTest {

  @Test
  @EnabledOnOs(OS.LINUX)
  void doesNotTakeADeadChildThatNobodyCollectsForAlive() throws Exception {
    Process careless = new ProcessBuilder("sh", "-c", "sleep 60 & exec sleep 60").start();
    try {
      ProcessHandle child = childOf(careless.toHandle());
      child.destroyForcibly();

      assertThat(Life.awaitEnd(child, Duration.ofSeconds(10))).isTrue();
      assertThat(child.isAlive()).as("its pid is still there").isTrue();
    } finally {
      careless.destroyForcibly();
    }
  }

  private static ProcessHandle childOf(ProcessHandle parent) {
    while (parent.children().findAny().isEmpty()) {
      Thread.onSpinWait();
    }
    return parent.children().findAny().orElseThrow();
  }
}
