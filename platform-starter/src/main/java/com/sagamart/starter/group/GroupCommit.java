package com.sagamart.starter.group;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.starter.web.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Where requests queue up for one transaction. Whoever comes to the desk takes along all who wait
/// in the line, so that a rush costs one transaction for many requests and a lone one waits for
/// nobody. Who gives up waiting leaves the line, and nothing is done for it afterwards.
///
/// @param <Q> what is asked for
/// @param <A> what is answered, once it is committed
public final class GroupCommit<Q, A> {

  /// Who has less time left than this takes nobody to the desk: its transaction would be cut off
  /// with the requests of all.
  private static final Duration LAST_MOMENT = Duration.ofMillis(100);

  /// How long somebody stands in the line who serves no request, and so has no deadline.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final int mostTogether;
  private final Function<List<Q>, List<A>> transaction;
  private final BlockingQueue<Waiting<Q, A>> line;
  private final Semaphore desk = new Semaphore(1);

  /// @param mostWaiting beyond this many, a request is told to come back rather than to wait
  /// @param mostTogether the most requests in one transaction
  /// @param transaction does what is asked for in one transaction, and answers each request at its
  /// place in the list when it is committed; what it throws, all are told
  public GroupCommit(int mostWaiting, int mostTogether, Function<List<Q>, List<A>> transaction) {
    this.line = new ArrayBlockingQueue<>(mostWaiting);
    this.mostTogether = mostTogether;
    this.transaction = transaction;
  }

  /// Returns when what is asked for is committed. In a transaction of its caller's it is done
  /// there, alone: what else commits with that must not depend on others.
  public A ask(Q question) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return askAlone(question);
    }
    Duration patience = RequestDeadline.workAtMost(LONGEST_WAIT).minus(LAST_MOMENT);
    var mine = new Waiting<Q, A>(question, System.nanoTime() + patience.toNanos());
    if (!line.offer(mine)) {
      throw turnedAway();
    }
    while (!mine.isAnswered()) {
      if (mine.hasPatience()) {
        goOnWith(mine);
      } else if (line.remove(mine)) {
        callTheFirst();
        throw turnedAway();
      } else {
        mine.awaitAnswer();
      }
    }
    return mine.answer();
  }

  /// For what must not depend on others: past the line, in a transaction that nobody else is in.
  public A askAlone(Q question) {
    return transaction.apply(List.of(question)).getFirst();
  }

  /// How many wait.
  int length() {
    return line.size();
  }

  private void goOnWith(Waiting<Q, A> mine) {
    if (!desk.tryAcquire()) {
      mine.awaitCall();
      return;
    }
    try {
      if (!mine.isAnswered()) {
        serveTheFirst();
      }
    } finally {
      desk.release();
      callTheFirst();
    }
  }

  /// Whoever leaves the desk or the line calls, so that nobody waits at a desk that is free.
  private void callTheFirst() {
    Waiting<Q, A> first = line.peek();
    if (first != null) {
      first.call();
    }
  }

  private void serveTheFirst() {
    List<Waiting<Q, A>> together = new ArrayList<>();
    try {
      line.drainTo(together, mostTogether);
      List<A> answers = transaction.apply(together.stream().map(Waiting::question).toList());
      if (answers.size() != together.size()) {
        throw new IllegalStateException("not everybody was answered");
      }
      for (int i = 0; i < together.size(); i++) {
        A answer = answers.get(i);
        together.get(i).tell(() -> answer);
      }
    } catch (RuntimeException e) {
      fail(together, e);
    } catch (Error e) {
      fail(together, new IllegalStateException("the transaction broke off", e));
      throw e;
    }
  }

  private void fail(List<Waiting<Q, A>> together, RuntimeException failure) {
    for (Waiting<Q, A> waiting : together) {
      waiting.tell(
          () -> {
            throw failure;
          });
    }
  }

  private static RefusedException turnedAway() {
    return new RefusedException(ErrorCode.SERVICE_UNAVAILABLE);
  }
}
