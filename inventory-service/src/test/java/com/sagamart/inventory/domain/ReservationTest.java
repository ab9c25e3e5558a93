package com.sagamart.inventory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReservationTest {

  private static final List<ReservedLine> LINES =
      List.of(new ReservedLine(101, 2), new ReservedLine(102, 1));
  private final Reservation reservation = Reservation.of(7_000_001, 1001, LINES);

  @Test
  void remembersItsLines() {
    assertThat(reservation.lines()).isEqualTo(LINES);
  }

  @Test
  void isCommittedOnce() {
    assertThat(reservation.commit()).contains(LINES);
    assertThat(reservation.commit()).isEmpty();
  }

  @Test
  void givesBackWhatItReservedOnce() {
    assertThat(reservation.release()).isEqualTo(new ReleaseOutcome.Unreserved(LINES));
    assertThat(reservation.release()).isEqualTo(new ReleaseOutcome.NothingHeld());
  }

  @Test
  void givesBackWhatItSoldOnce() {
    reservation.commit();
    assertThat(reservation.release()).isEqualTo(new ReleaseOutcome.Unsold(LINES));
    assertThat(reservation.release()).isEqualTo(new ReleaseOutcome.NothingHeld());
  }

  @Test
  void isNotSoldOnceItWasGivenBack() {
    reservation.release();
    assertThat(reservation.commit()).isEmpty();
  }

  @Test
  void aTombstoneHoldsNothing() {
    Reservation tombstone = Reservation.tombstone(7_000_001, 1001);
    assertThat(tombstone.lines()).isEmpty();
    assertThat(tombstone.commit()).isEmpty();
    assertThat(tombstone.release()).isEqualTo(new ReleaseOutcome.NothingHeld());
    assertThat(tombstone.isTombstone()).isTrue();
  }
}
