package com.sagamart.devstack.chaos;

import com.sagamart.devstack.chaos.Answer.Deed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When customers are served again after a fault: when the first of ten checkouts in a row is
/// decided, each of them asked for after the fault and decided while its customer waited.
final class Recovery {

  private static final int IN_A_ROW = 10;

  private Recovery() {}

  /// How long it took, counted from this moment of the history; empty when it took longer than the
  /// limit.
  static Optional<Duration> since(long moment, History history, Duration limit) {
    return history
        .await(answers -> servedAgain(answers, moment), limit)
        .map(at -> Duration.ofMillis(at - moment));
  }

  /// When the first of ten in a row was answered.
  static Optional<Long> servedAgain(List<Answer> answers, long moment) {
    int row = 0;
    long first = 0;
    for (Answer answer : answers) {
      if (answer.deed() != Deed.CHECKOUT || answer.askedAtMs() < moment) {
        continue;
      }
      if (!answer.isDecided()) {
        row = 0;
        continue;
      }
      if (row == 0) {
        first = answer.askedAtMs() + answer.tookMs();
      }
      row++;
      if (row == IN_A_ROW) {
        return Optional.of(first);
      }
    }
    return Optional.empty();
  }
}
