package com.sagamart.ranking;

import com.sagamart.starter.deadline.RequestDeadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/// An answer that is given to all who ask within a moment after it came. Those who wait for their
/// turn to ask take what the one before them brought, unless they want more products than that.
final class SharedAnswer {

  private record Answer(List<TopProduct> products, int wanted, Instant at) {}

  private final IntFunction<List<TopProduct>> question;
  private final Lock turn;
  private final Clock clock;
  private final RankingSettings settings;
  private volatile @Nullable Answer last;

  SharedAnswer(
      IntFunction<List<TopProduct>> question, Lock turn, Clock clock, RankingSettings settings) {
    this.question = question;
    this.turn = turn;
    this.clock = clock;
    this.settings = settings;
  }

  /// The first products, so many or more.
  List<TopProduct> get(int wanted) {
    Answer answer = last;
    return answer != null && serves(answer, wanted) ? answer.products() : askInTurn(wanted);
  }

  private List<TopProduct> askInTurn(int wanted) {
    try {
      Duration patience = RequestDeadline.atMost(settings.askLimit());
      if (!turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new QueryTimeoutException("others ask for too long");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueryTimeoutException("interrupted while others asked", e);
    }
    try {
      Answer answer = last;
      if (answer == null || !serves(answer, wanted)) {
        List<TopProduct> products = question.apply(wanted);
        answer = new Answer(products, wanted, clock.instant());
        last = answer;
      }
      return answer.products();
    } finally {
      turn.unlock();
    }
  }

  private boolean serves(Answer answer, int wanted) {
    Duration age = Duration.between(answer.at(), clock.instant()).abs();
    return answer.wanted() >= wanted && age.compareTo(settings.maxAge()) < 0;
  }
}
