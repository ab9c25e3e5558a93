package com.sagamart.starter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class GatheringTest {

  private final List<List<String>> written = new ArrayList<>();
  private final Gathering<String> gathering =
      new Gathering<>(rows -> written.add(List.copyOf(rows)));
  private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());

  @Test
  void theRowsOfATransactionAreWrittenTogetherBeforeItCommits() {
    transaction.executeWithoutResult(
        _ -> {
          gathering.add("a");
          gathering.add("b");
          assertThat(written).isEmpty();
        });
    transaction.executeWithoutResult(_ -> gathering.add("c"));
    assertThat(written).containsExactly(List.of("a", "b"), List.of("c"));
  }

  @Test
  void nothingIsWrittenOfATransactionThatRollsBack() {
    transaction.executeWithoutResult(
        status -> {
          gathering.add("a");
          status.setRollbackOnly();
        });
    transaction.executeWithoutResult(_ -> gathering.add("b"));
    assertThat(written).containsExactly(List.of("b"));
  }

  @Test
  void nothingCanBeAddedOutsideATransaction() {
    assertThatThrownBy(() -> gathering.add("a")).isInstanceOf(IllegalStateException.class);
    transaction.executeWithoutResult(_ -> gathering.add("b"));
    assertThat(written).containsExactly(List.of("b"));
  }

  private static final class NoDatabase extends AbstractPlatformTransactionManager {

    @Override
    protected Object doGetTransaction() {
      return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {}

    @Override
    protected void doCommit(DefaultTransactionStatus status) {}

    @Override
    protected void doRollback(DefaultTransactionStatus status) {}
  }
}
