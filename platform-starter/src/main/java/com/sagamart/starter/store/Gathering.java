package com.sagamart.starter.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Gathers the rows of one transaction and has them written together just before it commits, so
/// that a batch of many costs one statement. Outside a transaction nothing can be added.
public final class Gathering<R> {

  private final Consumer<List<R>> writing;
  private final Consumer<List<R>> committed;

  /// @param writing writes all rows of a transaction, of which there is at least one
  public Gathering(Consumer<List<R>> writing) {
    this(writing, _ -> {});
  }

  /// @param writing writes all rows of a transaction, of which there is at least one
  /// @param committed is told of the same when they are there for good
  public Gathering(Consumer<List<R>> writing, Consumer<List<R>> committed) {
    this.writing = writing;
    this.committed = committed;
  }

  /// Adds a row to those of the transaction at hand.
  public void add(R row) {
    pending().rows.add(row);
  }

  @SuppressWarnings("unchecked") // nobody else binds under this key
  private Pending pending() {
    Object bound = TransactionSynchronizationManager.getResource(this);
    if (bound != null) {
      return (Pending) bound;
    }
    Pending pending = new Pending();
    TransactionSynchronizationManager.registerSynchronization(pending);
    TransactionSynchronizationManager.bindResource(this, pending);
    return pending;
  }

  private final class Pending implements TransactionSynchronization {

    private final List<R> rows = new ArrayList<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      writing.accept(rows);
    }

    @Override
    public void afterCommit() {
      committed.accept(rows);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(Gathering.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(Gathering.this, this);
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResourceIfPossible(Gathering.this);
    }
  }
}
