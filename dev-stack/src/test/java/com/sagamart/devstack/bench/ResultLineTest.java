package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.scaling.Measurement;
import org.junit.jupiter.api.Test;

class ResultLineTest {

  @Test
  void theCapacityModelReadsALineAsItWasWritten() {
    Result written = Samples.checkout();

    Measurement read = Measurement.read(written.json());

    assertThat(read.scenario()).isEqualTo("checkout");
    assertThat(read.commit()).isEqualTo("abc");
    assertThat(read.machine().cores()).isEqualTo(2);
    assertThat(read.at()).isEqualTo(written.at());
    assertThat(read.rate()).isEqualTo(written.rate());
    assertThat(read.latencyMs()).isEqualTo(written.latencyMs());
    assertThat(read.cost().cpuMs()).containsEntry("gateway", 1.5);
    assertThat(read.cost().memoryMegabytes()).containsEntry("gateway", 210L);
    assertThat(read.cost().walBytes()).isEqualTo(4_000.4);
    assertThat(read.cost().kafkaBytes()).isEqualTo(3_000);
  }
}
