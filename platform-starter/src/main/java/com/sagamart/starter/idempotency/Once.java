package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/// Does the work of a request and keeps its reply in one transaction, or neither.
class Once {

  private final KeyTable keys;
  private final PlatformTransactionManager transactions;

  Once(KeyTable keys, PlatformTransactionManager transactions) {
    this.keys = keys;
    this.transactions = transactions;
  }

  /// The reply that is known, or else that of `work`. Throws [RefusedException] with
  /// `REQUEST_IN_PROGRESS` while another with the same key is at it. What fails leaves nothing.
  Reply answer(KeyedRequest request, Callable<Reply> work) throws Exception {
    TransactionStatus transaction =
        transactions.getTransaction(TransactionDefinition.withDefaults());
    Reply reply;
    try {
      Optional<Reply> known = known(request);
      reply = known.isPresent() ? known.get() : done(request, work);
      if (reply.isFailure()) {
        transaction.setRollbackOnly();
      }
    } catch (Throwable e) {
      transactions.rollback(transaction);
      throw e;
    }
    transactions.commit(transaction);
    return reply;
  }

  private Reply done(KeyedRequest request, Callable<Reply> work) throws Exception {
    Reply reply = work.call();
    if (!reply.isFailure()) {
      keys.keep(request, reply);
    }
    return reply;
  }

  /// Looks after it asked for the lock: whoever had it before has committed by then.
  private Optional<Reply> known(KeyedRequest request) {
    boolean alone = keys.lock(request);
    Optional<Kept> kept = keys.find(request);
    Optional<Reply> reply = kept.flatMap(found -> found.replyTo(request));
    if (reply.isEmpty() && (kept.isPresent() || !alone)) {
      throw new RefusedException(ErrorCode.REQUEST_IN_PROGRESS);
    }
    return reply;
  }
}
