package com.sagamart.ranking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/// An answer that is given to all who ask within a moment after it came. Those who wait for their
/// turn to ask take what the one before them brought.
final class SharedAnswer {

  private record Answer(List<TopProduct> products, Instant at) {}

  private final Supplier<List<TopProduct>> question;
  private final Lock turn;
  private final Clock clock;
  private final RankingSettings settings;
  private volatile @Nullable Answer last;

  SharedAnswer(
      Supplier<List<TopProduct>> question, Lock turn, Clock clock, RankingSettings settings) {
    this.question = question;
    this.turn = turn;
    this.clock = clock;
    this.settings = settings;
  }

  List<TopProduct> get() {
    Answer answer = last;
    return answer != null && isFresh(answer) ? answer.products() : askInTurn();
  }

  private List<TopProduct> askInTurn() {
    try {
      if (!turn.tryLock(settings.askLimit().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new QueryTimeoutException("others ask for too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryTimeoutException("interrupted while others asked", e);
    }
    try {
      Answer answer = last;
      if (answer == null || !isFresh(answer)) {
        List<TopProduct> products = question.get();
        answer = new Answer(products, clock.instant());
        last = answer;
      }
      return answer.products();
    } finally {
      turn.unlock();
    }
  }

  private boolean isFresh(Answer answer) {
    Duration age = Duration.between(answer.at(), clock.instant()).abs();
    return age.compareTo(settings.maxAge()) < 0;
  }
}
