package com.sagamart.devstack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdTest {

  /// As `SELECT … ORDER BY` gives them.
  private static final List<EventId> SORTED =
      Stream.of(
              "019df000-0000-7000-8000-000000000000",
              "019df000-0000-7000-bfff-ffffffffffff",
              "7fffffff-ffff-4fff-8fff-ffffffffffff",
              "80000000-0000-4000-8000-000000000000",
              "ffffffff-ffff-4fff-7fff-ffffffffffff",
              "ffffffff-ffff-4fff-8fff-ffffffffffff")
          .map(UUID::fromString)
          .map(EventId::new)
          .toList();

  @Test
  void isSortedAsPostgresSortsIt() {
    assertThat(SORTED.reversed().stream().sorted()).containsExactlyElementsOf(SORTED);
  }

  @Test
  void belongsToTheShareThatItsLastDigitsSay() {
    EventId id = new EventId(UUID.fromString("019df000-0000-7000-8000-00000000ff01"));

    assertThat(id.share(1)).isZero();
    assertThat(id.share(7)).isEqualTo(0xff01 % 7);
  }
}
