package com.sagamart.starter;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.hibernate.TransactionException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/// Tells failures that pass, because a database or broker is away or busy, from those that would
/// happen again however often one tries.
public final class PassingFailure {

  /// How far a chain of causes is followed.
  private static final int MAX_CAUSES = 20;

  /// SQLSTATE classes: connection, login, no such database, rolled back, resources, operator
  /// intervention, system error.
  private static final Set<String> PASSING_CLASSES =
      Set.of("08", "28", "3D", "40", "53", "55", "57", "58");

  /// A server that only looks, as one that is not the primary any more; a session that sat idle.
  private static final Set<String> PASSING_STATES = Set.of("25006", "25P03");

  private PassingFailure() {}

  public static boolean is(Throwable failure) {
    boolean passes = false;
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return isPassing(sql.getSQLState()); // the server's own word
      }
      passes |= passes(cause);
      cause = cause.getCause();
    }
    return passes;
  }

  private static boolean isPassing(String state) {
    return PASSING_STATES.contains(state)
        || PASSING_CLASSES.contains(state.substring(0, Math.min(2, state.length())));
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      // Nobody at the server said it: the driver or the pool lost the connection. That may well
      // have been while rolling back, and then nothing tells any more why.
      case SQLException _,
          TransactionSystemException _,
          TransactionException _,
          TransientDataAccessException _,
          DataAccessResourceFailureException _,
          CannotCreateTransactionException _,
          TransactionTimedOutException _,
          KafkaException _ ->
          true;
      default -> false;
    };
  }
}
