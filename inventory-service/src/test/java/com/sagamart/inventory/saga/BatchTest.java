package com.sagamart.inventory.saga;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.WalletRefused;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.Client;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class BatchTest {

  private static final long USER = 1001;
  private static final long FIRST_ORDER = 800_000;
  private static final int BATCH = 200;

  @Autowired private SagaReaction<?> reaction;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Client client;
  @Autowired private EntityManagerFactory entities;

  @Test
  void aFlashSaleCostsOneUpdateOfTheProductPerBatch() {
    long product = create(150);
    Statistics cost = costOf(orders(FIRST_ORDER, order -> placed(order, product)));
    assertThat(cost.getEntityUpdateCount()).isEqualTo(1);
    assertThat(cost.getEntityInsertCount()).isEqualTo(150);
    // two to lock, one to insert, one to update
    assertThat(cost.getPrepareStatementCount()).isEqualTo(4);
    assertThat(available(product)).isZero();
  }

  @Test
  void whatMovesNothingWritesNothing() {
    long product = create(1);
    take(List.of(placed(4, product), refused(4)));
    Statistics cost =
        costOf(
            List.of(
                new OrderPlaced(5, USER, List.of(new OrderedLine(product, 2)), null),
                new OrderCancelled(4, USER, CancelCause.DEADLINE_PASSED)));
    assertThat(cost.getEntityUpdateCount()).isZero();
    assertThat(cost.getPrepareStatementCount()).isEqualTo(2);
  }

  @Test
  void anEventSeesWhatEarlierEventsOfItsBatchDid() {
    long product = create(1);
    take(
        List.of(
            placed(1, product),
            refused(1),
            placed(2, product),
            new OrderCancelled(3, USER, CancelCause.DEADLINE_PASSED),
            placed(3, product)));
    assertThat(statusOf(1)).isEqualTo("RELEASED");
    assertThat(statusOf(2)).isEqualTo("RESERVED");
    assertThat(statusOf(3)).isEqualTo("TOMBSTONE");
    assertThat(available(product)).isZero();
  }

  private Statistics costOf(List<? extends PlatformEvent> batch) {
    Statistics statistics = entities.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    take(batch);
    statistics.setStatisticsEnabled(false);
    return statistics;
  }

  private static WalletRefused refused(long order) {
    return new WalletRefused(order, USER, ErrorCode.WALLET_INSUFFICIENT_BALANCE);
  }

  private void take(List<? extends PlatformEvent> batch) {
    transaction.executeWithoutResult(
        _ -> {
          SagaConformance.react(reaction, batch);
        });
  }

  private static List<PlatformEvent> orders(long from, LongFunction<PlatformEvent> event) {
    return LongStream.range(from, from + BATCH).mapToObj(event).toList();
  }

  private static OrderPlaced placed(long order, long product) {
    return new OrderPlaced(order, USER, List.of(new OrderedLine(product, 1)), null);
  }

  private long create(long stock) {
    String body = "{\"name\":\"우유\",\"price\":3200,\"stock\":%d}".formatted(stock);
    return client.asAdmin("POST", "/v1/products", body).json().path("productId").asLong();
  }

  private @Nullable Long available(long product) {
    return jdbc.queryForObject(
        "SELECT available FROM product WHERE product_id = ?", Long.class, product);
  }

  private @Nullable String statusOf(long order) {
    return jdbc.queryForObject(
        "SELECT status FROM reservation WHERE order_id = ?", String.class, order);
  }
}
