package com.sagamart.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.starter.saga.SagaReaction;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// Feeds a service's reaction one event at a time, in a transaction as the dispatcher does, and
/// holds what it says against the saga's map.
public final class SagaConformance {

  private final Participant participant;
  private final SagaReaction<?> reaction;
  private final TransactionTemplate transaction;
  private final JdbcTemplate jdbc;
  private final Set<String> fed = new TreeSet<>();

  public SagaConformance(
      Participant participant,
      SagaReaction<?> reaction,
      TransactionTemplate transaction,
      JdbcTemplate jdbc) {
    this.participant = participant;
    this.reaction = reaction;
    this.transaction = transaction;
    this.jdbc = jdbc;
  }

  /// Feeds this event.
  ///
  /// @return the wire types of what was said, none of which the map forbids
  public List<String> feed(PlatformEvent event) {
    int before = said().size();
    transaction.executeWithoutResult(_ -> react(reaction, List.of(event)));
    List<String> news = said().subList(before, said().size()).stream().distinct().toList();
    assertThat(allowed(event)).containsAll(news);
    fed.add(EventType.of(event.getClass()));
    return news;
  }

  /// Lets the reaction take these events as one batch, as the dispatcher does in its transaction.
  public static <R> void react(SagaReaction<R> reaction, List<? extends PlatformEvent> batch) {
    reaction.heard(batch.stream().map(SagaConformance::justSaid).toList());
    R rows = reaction.prepare(List.copyOf(batch));
    batch.forEach(event -> reaction.on(event, rows));
  }

  private static CloudEvent justSaid(PlatformEvent event) {
    return new CloudEvent(UUID.randomUUID(), Instant.now(), event);
  }

  /// Fails unless every kind of event that the map sends here was fed.
  public void coversTheMap() {
    assertThat(fed)
        .isEqualTo(
            OrderSaga.consumedBy(participant).stream()
                .map(EventType::of)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private Set<String> allowed(PlatformEvent event) {
    return OrderSaga.mayPublish(participant, event.getClass()).stream()
        .map(EventType::of)
        .collect(Collectors.toSet());
  }

  private List<String> said() {
    return jdbc.query(
        "SELECT type FROM outbox ORDER BY event_id, topic", (row, _) -> row.getString("type"));
  }
}
