package com.sagamart.starter.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.StockRefused;
import com.sagamart.contracts.event.StockReleased;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class StepMetricsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final StepMetrics steps =
      new StepMetrics(
          registry,
          "inventory-service",
          event -> OrderSaga.producerOf(event) == Participant.INVENTORY);

  @Test
  void whatAServiceMayDoBeginsAtZero() {
    assertThat(taken("StockReserved", "done")).isZero();
    assertThat(taken("StockReleased", "undone")).isZero();
    assertThat(taken("StockRefused", "out_of_stock")).isZero();
    assertThat(taken("WalletDebited", "done")).isNull();
  }

  @Test
  void aStepCountsWhenItIsCommittedByWhatCameOfIt() {
    inATransaction(
        true,
        new StockRefused(1, 1001, ErrorCode.OUT_OF_STOCK),
        new StockRefused(2, 1001, ErrorCode.PRODUCT_NOT_FOUND),
        new StockReleased(3, 1001),
        new WalletOpened(1001));
    assertThat(taken("StockRefused", "out_of_stock")).isEqualTo(1);
    assertThat(taken("StockRefused", "product_not_found")).isEqualTo(1);
    assertThat(taken("StockReleased", "undone")).isEqualTo(1);
    assertThat(taken("WalletOpened", "done")).isEqualTo(1);
  }

  @Test
  void aStepThatIsRolledBackWasNotTaken() {
    inATransaction(false, new StockReleased(3, 1001));
    assertThat(taken("StockReleased", "undone")).isZero();
  }

  private void inATransaction(boolean commits, PlatformEvent... events) {
    TransactionSynchronizationManager.initSynchronization();
    try {
      for (PlatformEvent event : events) {
        steps.note(event);
      }
      if (commits) {
        TransactionSynchronizationUtils.triggerBeforeCommit(false);
      }
      TransactionSynchronizationUtils.triggerBeforeCompletion();
      if (commits) {
        TransactionSynchronizationUtils.triggerAfterCommit();
      }
      TransactionSynchronizationUtils.triggerAfterCompletion(
          commits
              ? TransactionSynchronization.STATUS_COMMITTED
              : TransactionSynchronization.STATUS_ROLLED_BACK);
    } finally {
      TransactionSynchronizationManager.clearSynchronization();
    }
  }

  private @Nullable Double taken(String event, String outcome) {
    Counter counter =
        registry.find("sagamart.saga.steps").tag("event", event).tag("outcome", outcome).counter();
    return counter == null ? null : counter.count();
  }
}
