package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// One attempt at a request that its client may repeat. A handler that takes it as a parameter
/// commits its work itself and answers later, so it says in its transaction what it [#makes], and
/// does not make again what an earlier attempt [#made].
///
/// Without an `Idempotency-Key` nothing was made before and nothing is noted.
public final class Attempt {

  static final Attempt WITHOUT_KEY = new Attempt(null, _ -> true);

  private final @Nullable Long made;
  private final LongPredicate claim;
  private boolean underway;

  Attempt(@Nullable Long made, LongPredicate claim) {
    this.made = made;
    this.claim = claim;
    this.underway = made != null;
  }

  /// Whether its client may repeat it. What commits with it then must not depend on others.
  public boolean isKeyed() {
    return this != WITHOUT_KEY;
  }

  /// The id of what an earlier attempt made and committed, whose reply is still owed; null if there
  /// is no such thing.
  public @Nullable Long made() {
    return made;
  }

  /// To be called in the transaction that makes it, with its id. Throws [RefusedException] with
  /// `REQUEST_IN_PROGRESS` if another attempt made one first; then the transaction must roll back.
  public void makes(long id) {
    if (!isKeyed()) {
      return;
    }
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("what is made is noted in the transaction that makes it");
    }
    if (!claim.test(id)) {
      throw new RefusedException(ErrorCode.REQUEST_IN_PROGRESS);
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            underway = true;
          }
        });
  }

  /// Whether something is made and its reply is owed.
  boolean isUnderway() {
    return underway;
  }
}
