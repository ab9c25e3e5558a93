package com.sagamart.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CpuTimeTest {

  @Test
  void addsOwnTimeAndThatOfChildrenThatEnded() {
    String stat = "42 (a) (b c)) S 1 42 42 0 -1 4194304 100 0 0 0 7 5 300 1000 20 0 1 0 99 0 0";

    assertThat(CpuTime.ticks(stat)).isEqualTo(1_312);
  }

  @Test
  void growsWhileAProcessorIsKeptBusy() {
    Duration before = CpuTime.of(ProcessHandle.current());
    long spun = 0;

    while (CpuTime.of(ProcessHandle.current()).minus(before).toMillis() < 50) {
      spun++;
    }

    assertThat(spun).isPositive();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tellsTheCompilersTimeFromAllOfIt() {
    ProcessHandle current = ProcessHandle.current();

    assertThat(CpuTime.ofCompilers(current)).isPositive().isLessThan(CpuTime.of(current));
  }

  @Test
  void doesNotCountChildrenWithAProcessAlone() throws Exception {
    Duration before = ofChildren();

    new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done")
        .start()
        .waitFor();

    assertThat(ofChildren().minus(before)).isGreaterThan(Duration.ofMillis(30));
  }

  private static Duration ofChildren() {
    ProcessHandle current = ProcessHandle.current();
    return CpuTime.of(current).minus(CpuTime.ofAlone(current));
  }
}
