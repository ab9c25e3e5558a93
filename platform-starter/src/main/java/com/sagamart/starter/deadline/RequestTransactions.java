package com.sagamart.starter.deadline;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Lets a request's transactions work no longer than its [RequestDeadline]: the server is told to
/// cancel what takes longer, and a server that says nothing at all is given up a moment later. A
/// transaction that serves no request takes as long as it needs.
class RequestTransactions extends JpaTransactionManager {

  /// Longer than a cancelled statement needs to say so.
  private static final Duration SILENCE = Duration.ofMillis(500);

  @Override
  protected int determineTimeout(TransactionDefinition definition) {
    int own = super.determineTimeout(definition);
    return RequestDeadline.leftForWork().map(left -> shorter(own, seconds(left))).orElse(own);
  }

  private static int shorter(int own, int left) {
    return own == TransactionDefinition.TIMEOUT_DEFAULT ? left : Math.min(own, left);
  }

  /// Statements are timed in whole seconds.
  private static int seconds(Duration left) {
    if (!left.isPositive()) {
      throw new CannotCreateTransactionException("the request's time is over");
    }
    return Math.toIntExact(left.plusSeconds(1).minusNanos(1).toSeconds());
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    if (RequestDeadline.leftForWork().isPresent()) {
      boundSilence();
    }
  }

  /// The pool undoes this when it gets the connection back.
  private void boundSilence() {
    Object bound =
        TransactionSynchronizationManager.getResource(Objects.requireNonNull(getDataSource()));
    ConnectionHolder holder = (ConnectionHolder) Objects.requireNonNull(bound);
    long millis = holder.getTimeToLiveInMillis() + SILENCE.toMillis();
    try {
      holder.getConnection().setNetworkTimeout(Runnable::run, Math.toIntExact(millis));
    } catch (SQLException e) {
      logger.debug("The first statement will say the same", e);
    }
  }
}
