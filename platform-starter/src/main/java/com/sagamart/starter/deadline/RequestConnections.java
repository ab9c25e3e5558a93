package com.sagamart.starter.deadline;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Lends a request's connections for no longer than its [RequestDeadline], whatever it does with
/// them, in a transaction or without: the server is told to cancel what takes longer, and a server
/// that says nothing at all is given up a moment later. What serves no request takes as long as it
/// needs.
class RequestConnections extends DelegatingDataSource {

  /// Longer than a cancelled statement needs to say so.
  private static final Duration SILENCE = Duration.ofMillis(500);

  RequestConnections(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Integer seconds = RequestDeadline.secondsForWork();
    Connection connection = super.getConnection();
    if (seconds == null) {
      return connection;
    }
    try {
      return lend(connection, Duration.ofSeconds(seconds));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /// The pool undoes this when it gets the connection back.
  private static Connection lend(Connection connection, Duration left) throws SQLException {
    long millis = left.plus(SILENCE).toMillis();
    connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis));
    return BoundedStatements.of(connection);
  }

  /// The pool itself to whoever asks for what is beneath, such as its settings.
  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    DataSource pool = obtainTargetDataSource();
    return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
  }
}
