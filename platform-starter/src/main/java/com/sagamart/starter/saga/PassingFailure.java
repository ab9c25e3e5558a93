package com.sagamart.starter.saga;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells failures that pass, because a database or broker is away or busy, from those that would
/// happen again however often the record is taken.
final class PassingFailure {

  /// How far a chain of causes is followed.
  private static final int MAX_CAUSES = 20;

  /// SQLSTATE classes: connection, rolled back, resources, operator intervention, system error.
  private static final Set<String> PASSING_STATES = Set.of("08", "40", "53", "55", "57", "58");

  private PassingFailure() {}

  static boolean is(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      if (passes(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean passes(Throwable failure) {
    return switch (failure) {
      case SQLException sql when sql.getSQLState() != null && sql.getSQLState().length() == 5 ->
          PASSING_STATES.contains(sql.getSQLState().substring(0, 2));
      case TransientDataAccessException _,
          DataAccessResourceFailureException _,
          CannotCreateTransactionException _,
          KafkaException _ ->
          true;
      default -> false;
    };
  }
}
