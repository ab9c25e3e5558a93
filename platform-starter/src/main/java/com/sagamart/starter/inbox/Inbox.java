package com.sagamart.starter.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Remembers what was taken in. Its row and the event's effect share one transaction, so an event
/// takes effect once however often it is delivered.
public class Inbox {

  private static final String ADMIT =
      """
      INSERT INTO inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
      ON CONFLICT DO NOTHING RETURNING event_id
      """;

  private final JdbcTemplate jdbc;

  Inbox(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// Notes these events.
  ///
  /// @return those that were not known before
  /// @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<UUID> admit(String consumer, Collection<UUID> events) {
    UUID[] ids = events.stream().distinct().sorted().toArray(UUID[]::new);
    return new HashSet<>(jdbc.queryForList(ADMIT, UUID.class, consumer, ids));
  }
}
