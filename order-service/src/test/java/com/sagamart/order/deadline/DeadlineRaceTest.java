package com.sagamart.order.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.WalletDebited;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// The deadline and the wallet decide the same orders at the same moment.
@ServiceTest
class DeadlineRaceTest {

  private static final long USER = 880_001;
  private static final int ROUNDS = 20;
  private static final int ORDERS_IN_A_ROUND = 10;
  private static final List<PricedLine> LINES = List.of(PricedLine.of(101, "우유", 1, 500));

  @Autowired private DeadlineSweep sweep;
  @Autowired private SagaReaction<?> reaction;
  @Autowired private Orders orders;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;

  @Test
  void exactlyOneOfDeadlineAndSuccessWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var start = new CyclicBarrier(2);
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Long> overdue = placeOverdue();
        var swept =
            threads.submit(
                () -> {
                  start.await();
                  sweep.sweep();
                  return true;
                });
        start.await();
        overdue.forEach(this::pay);
        assertThat(swept.get()).isTrue();
      }
    }
    var outcomes =
        jdbc.queryForList(
            """
            SELECT o.order_id, o.status, count(DISTINCT said.event_id) AS decisions,
                   min(said.type) AS decision
            FROM orders o LEFT JOIN outbox said ON said.record_key = o.order_id::text
              AND said.type IN ('ORDER_PAID', 'ORDER_CANCELLED', 'ORDER_REJECTED')
            WHERE o.user_id = ? GROUP BY o.order_id
            """,
            USER);
    assertThat(outcomes)
        .hasSize(ROUNDS * ORDERS_IN_A_ROUND)
        .allSatisfy(
            order -> {
              assertThat(order).containsEntry("decisions", 1L);
              assertThat(order).containsEntry("decision", "ORDER_" + order.get("status"));
            });
  }

  private void pay(long order) {
    var debited = new WalletDebited(order, USER, null, LINES, Amount.undiscounted(500), 9_500);
    transaction.executeWithoutResult(
        _ -> {
          SagaConformance.react(reaction, List.of(debited));
        });
  }

  private List<Long> placeOverdue() {
    Instant created = Instant.now().minusSeconds(31);
    return transaction.execute(
        _ ->
            IntStream.range(0, ORDERS_IN_A_ROUND)
                .mapToObj(
                    _ ->
                        new Order(
                            USER,
                            List.of(new OrderedLine(101, 1)),
                            null,
                            created,
                            created.plusSeconds(30)))
                .peek(orders::add)
                .map(Order::orderId)
                .toList());
  }
}
