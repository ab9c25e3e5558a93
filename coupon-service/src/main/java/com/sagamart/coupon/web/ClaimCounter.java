package com.sagamart.coupon.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.coupon.domain.IssueOutcome;
import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.starter.web.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where claims queue up. Whoever comes to the head of the line takes everybody who is waiting to
/// the desk, so that a rush on one coupon costs one transaction for many claims and a lone claim
/// waits for nobody. A claim in a transaction of its own goes to the desk alone: what else commits
/// with it must not depend on others.
@Component
class ClaimCounter {

  /// Beyond this many, a claim is told to come back rather than to wait.
  static final int MAX_WAITING = 2_000;

  /// The most claims in one transaction.
  static final int MAX_TOGETHER = 200;

  /// Who has less time left than this takes nobody to the desk: its transaction would be cut off
  /// with the claims of all.
  private static final Duration LAST_MOMENT = Duration.ofMillis(100);

  private final ClaimDesk desk;
  private final BlockingQueue<Waiting> line = new ArrayBlockingQueue<>(MAX_WAITING);
  private final ReentrantLock atTheDesk = new ReentrantLock();

  ClaimCounter(ClaimDesk desk) {
    this.desk = desk;
  }

  /// Returns when the claim is decided and the decision is kept.
  IssueOutcome decide(Claim claim) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return desk.decide(List.of(claim)).getFirst();
    }
    Waiting mine = new Waiting(claim);
    if (!line.offer(mine)) {
      throw new RefusedException(ErrorCode.SERVICE_UNAVAILABLE);
    }
    atTheDesk.lock();
    try {
      while (true) {
        if (mine.failure != null) {
          throw mine.failure;
        }
        if (mine.outcome != null) {
          return mine.outcome;
        }
        if (RequestDeadline.isCloserThan(LAST_MOMENT)) {
          line.remove(mine);
          throw new RefusedException(ErrorCode.SERVICE_UNAVAILABLE);
        }
        serveTheNext();
      }
    } finally {
      atTheDesk.unlock();
    }
  }

  private void serveTheNext() {
    List<Waiting> together = new ArrayList<>();
    line.drainTo(together, MAX_TOGETHER);
    try {
      List<IssueOutcome> outcomes = desk.decide(together.stream().map(w -> w.claim).toList());
      for (int i = 0; i < together.size(); i++) {
        together.get(i).outcome = outcomes.get(i);
      }
    } catch (RuntimeException e) {
      together.forEach(waiting -> waiting.failure = e);
    }
  }

  /// A claim in the line; its answer is written and read by whoever holds the lock.
  private static final class Waiting {

    private final Claim claim;
    private @Nullable IssueOutcome outcome;
    private @Nullable RuntimeException failure;

    private Waiting(Claim claim) {
      this.claim = claim;
    }
  }
}
