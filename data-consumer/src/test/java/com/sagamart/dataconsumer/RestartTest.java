package com.sagamart.dataconsumer;

import static com.sagamart.dataconsumer.Wire.NOON;
import static com.sagamart.dataconsumer.Wire.PRICE;
import static com.sagamart.dataconsumer.Wire.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.AbstractMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// It may stop at any moment; each event is landed once all the same.
class RestartTest {

  private final Wire wire = new Wire();
  private final UUID first = UUID.randomUUID();

  @TempDir private Path directory;
  private Platform platform;

  @BeforeEach
  void begin() {
    platform = new Platform(directory);
  }

  @Test
  void filesThatWereNotWrittenAreWrittenAtTheNextStart() throws SQLException {
    try (Landing landing = Landing.in(directory)) {
      Platform.land(landing, wire.record(first, paid(1, NOON), NOON));
    }
    assertThat(directory.resolve("order_paid/2026-11-26.parquet")).doesNotExist();

    try (Landing landing = Landing.in(directory)) {
      assertThat(landing.writeFiles())
          .containsExactly(directory.resolve("order_paid/2026-11-26.parquet"));
      assertThat(landing.writeFiles()).isEmpty();
    }
    assertThat(platform.revenue()).isEqualTo(PRICE);
  }

  @Test
  void aBatchThatIsCutOffLeavesNothingBehind() throws SQLException {
    var record = wire.record(first, paid(1, NOON), NOON);
    var batch = List.of(new Inspection().of(record));
    try (Landing landing = Landing.in(directory)) {
      assertThatThrownBy(() -> landing.land(batch, new CutOff())).hasMessage("cut off");
      assertThat(landing.positions()).isEmpty();
      assertThat(landing.writeFiles()).isEmpty();

      assertThat(landing.land(batch, Wire.behind(record))).isEqualTo(1);
    }
  }

  @Test
  void whatIsReadTwiceIsLandedOnceAlsoWithinABatch() throws SQLException {
    var once = wire.record(first, paid(1, NOON), NOON);
    var again = wire.record(first, paid(1, NOON), NOON, NOON.plusSeconds(60));
    assertThat(platform.receive(once, again)).isEqualTo(1);
    assertThat(platform.receive(again)).isZero();
    assertThat(platform.receive(wire.record(UUID.randomUUID(), paid(2, NOON), NOON), again))
        .isEqualTo(1);
    assertThat(platform.revenue()).isEqualTo(2 * PRICE);
  }

  @Test
  void remembersHowFarItHasCome() throws SQLException {
    var last = wire.record(first, paid(1, NOON), NOON);
    platform.receive(last);
    try (Landing landing = Landing.in(directory)) {
      assertThat(landing.positions()).isEqualTo(Wire.behind(last));
    }
  }

  /// Positions that nobody can write down.
  private static final class CutOff extends AbstractMap<TopicPartition, Long> {
    @Override
    public Set<Entry<TopicPartition, Long>> entrySet() {
      throw new IllegalStateException("cut off");
    }
  }
}
