package com.sagamart.ranking;

import static com.sagamart.ranking.Story.cancelled;
import static com.sagamart.ranking.Story.freshId;
import static com.sagamart.ranking.Story.line;
import static com.sagamart.ranking.Story.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.starter.saga.ContradictionException;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// What each event does to the counts, and that none of them makes this service say anything.
@ServiceTest
class RankingConformanceTest {

  private static final Instant THEN = Instant.parse("2026-01-01T12:00:30Z");

  private final long product = freshId();
  private final long order = freshId();
  private final long next = freshId();
  @Autowired private SagaReaction<?> reaction;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  private SagaConformance ranking;

  @BeforeEach
  void listen() {
    ranking = new SagaConformance(Participant.RANKING, reaction, transaction, jdbc);
  }

  @Test
  void saysNothingWhateverItHears() {
    assertThat(ranking.feed(paid(order, THEN, line(product, "우유", 2)))).isEmpty();
    assertThat(ranking.feed(cancelled(order))).isEmpty();
    ranking.coversTheMap();
  }

  @Test
  void aCancelledOrderIsTakenOutOnce() {
    ranking.feed(paid(order, THEN, line(product, "우유", 2)));
    ranking.feed(paid(next, THEN, line(product, "우유", 3)));
    assertThat(sold()).isEqualTo(5);
    ranking.feed(cancelled(order));
    ranking.feed(cancelled(order));
    assertThat(sold()).isEqualTo(3);
  }

  @Test
  void aCancellationOfAnOrderThatWasNeverPaidChangesNothing() {
    ranking.feed(paid(order, THEN, line(product, "우유", 2)));
    ranking.feed(cancelled(next));
    assertThat(sold()).isEqualTo(2);
  }

  @Test
  void anOrderThatIsPaidTwiceIsAContradiction() {
    ranking.feed(paid(order, THEN, line(product, "우유", 2)));
    assertThatThrownBy(() -> ranking.feed(paid(order, THEN, line(product, "우유", 2))))
        .isInstanceOf(ContradictionException.class);
    assertThat(sold()).isEqualTo(2);
  }

  @Test
  void manyOrdersOfOneBatchShareTheirRows() {
    long other = freshId();
    List<PlatformEvent> batch =
        List.of(
            paid(order, THEN, line(product, "우유", 2), line(other, "빵", 1)),
            paid(next, THEN.plusSeconds(5), line(other, "빵", 4), line(product, "우유", 3)),
            cancelled(order));
    transaction.executeWithoutResult(_ -> SagaConformance.react(reaction, batch));
    assertThat(sold()).isEqualTo(3);
    assertThat(
            jdbc.queryForObject(
                "SELECT count(*) FROM sold_minute WHERE product_id = ?", Long.class, product))
        .isEqualTo(1);
  }

  private long sold() {
    Long sold =
        jdbc.queryForObject(
            "SELECT sum(qty) FROM sold_minute WHERE product_id = ?", Long.class, product);
    return sold == null ? 0 : sold;
  }
}
