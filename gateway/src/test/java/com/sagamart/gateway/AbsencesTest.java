package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AbsencesTest {

  private static final URI A = URI.create("http://a");
  private static final URI B = URI.create("http://b");
  private static final URI C = URI.create("http://c");
  private static final List<URI> ALL = List.of(A, B, C);

  private final ManualClock clock = new ManualClock();
  private final Absences absences = new Absences(clock::read);

  @Test
  void beginsWithAnotherReplicaAtEachTurn() {
    assertThat(absences.presentFirst(ALL, 0)).containsExactly(A, B, C);
    assertThat(absences.presentFirst(ALL, 1)).containsExactly(B, C, A);
    assertThat(absences.presentFirst(ALL, Integer.MIN_VALUE)).containsExactlyInAnyOrder(A, B, C);
  }

  @Test
  void putsWhoIsAbsentBehindTheOthersUntilTheTimeIsOver() {
    absences.leaveOut(A, Duration.ofSeconds(2), "gone");

    assertThat(absences.presentFirst(ALL, 0)).containsExactly(B, C, A);
    clock.pass(Duration.ofSeconds(1));
    assertThat(absences.presentFirst(ALL, 0)).containsExactly(B, C, A);
    clock.pass(Duration.ofSeconds(1));
    assertThat(absences.presentFirst(ALL, 0)).containsExactly(A, B, C);
  }

  @Test
  void asksWhoIsBackFirstWhenAllAreAbsent() {
    absences.leaveOut(A, Duration.ofSeconds(10), "leaving");
    absences.leaveOut(B, Duration.ofSeconds(2), "gone");
    absences.leaveOut(C, Duration.ofSeconds(5), "gone");

    assertThat(absences.presentFirst(ALL, 0)).containsExactly(B, C, A);
  }

  @Test
  void isNotShortenedByALaterAndShorterAbsence() {
    absences.leaveOut(A, Duration.ofSeconds(10), "leaving");
    absences.leaveOut(A, Duration.ofSeconds(2), "gone");
    clock.pass(Duration.ofSeconds(5));

    assertThat(absences.presentFirst(ALL, 0)).containsExactly(B, C, A);
  }
}
