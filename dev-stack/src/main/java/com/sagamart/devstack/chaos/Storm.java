package com.sagamart.devstack.chaos;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends all database connections of a service, again and again while it is open.
final class Storm implements AutoCloseable {

  private static final long EVERY_MS = 300;
  private static final String TERMINATE =
      """
      SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      """;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

  Storm(Sql sql, String service) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> sql.of(service).run(TERMINATE), 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.close();
  }
}
