package com.sagamart.failpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.starter.inbox.Inbox;
import com.sagamart.starter.outbox.Outbox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class AroundCommitTest {

  @Test
  void crashesBeforeTheCommitOfWhatTookEventsIn() {
    try (var service = serviceWith(Failpoint.BEFORE_COMMIT)) {
      assertThatThrownBy(() -> takeEventsIn(service)).isInstanceOf(Crash.class);

      assertThat(service.getBean(Ledger.class).committed).isZero();
    }
  }

  @Test
  void crashesAfterTheCommitOfWhatTookEventsIn() {
    try (var service = serviceWith(Failpoint.AFTER_COMMIT)) {
      assertThatThrownBy(() -> takeEventsIn(service)).isInstanceOf(Crash.class);

      assertThat(service.getBean(Ledger.class).committed).isOne();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
  void crashesAroundTheCommitOfWhatSaysEvents(Failpoint failpoint) {
    try (var service = serviceWith(failpoint)) {
      Outbox outbox = service.getBean(Outbox.class);

      assertThatThrownBy(() -> inTransaction(service, () -> outbox.append(new WalletOpened(1001))))
          .isInstanceOf(Crash.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_COMMIT", "AFTER_COMMIT"})
  void leavesTransactionsWithoutEventsAlone(Failpoint failpoint) {
    try (var service = serviceWith(failpoint)) {
      inTransaction(service, () -> {});

      assertThat(service.getBean(Ledger.class).committed).isOne();
    }
  }

  private static void takeEventsIn(AnnotationConfigApplicationContext service) {
    Inbox inbox = service.getBean(Inbox.class);
    inTransaction(service, () -> inbox.admit("wallet-service", List.of()));
  }

  private static void inTransaction(AnnotationConfigApplicationContext service, Runnable work) {
    new TransactionTemplate(service.getBean(Ledger.class)).executeWithoutResult(_ -> work.run());
  }

  private static AnnotationConfigApplicationContext serviceWith(Failpoint armed) {
    var service = new AnnotationConfigApplicationContext();
    service.setAllowBeanDefinitionOverriding(true);
    service.register(FailpointConfiguration.class, Service.class);
    service.registerBean("failpoints", Failpoints.class, () -> Crash.at(armed));
    service.refresh();
    return service;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  static class Service {

    @Bean
    Ledger transactionManager() {
      return new Ledger();
    }

    @Bean
    Inbox inbox() {
      return mock(Inbox.class);
    }

    @Bean
    Outbox outbox() {
      return mock(Outbox.class);
    }
  }

  /// Transactions about nothing, counted.
  static class Ledger extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private int committed;

    @Override
    protected Object doGetTransaction() {
      return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      // There is nothing to begin.
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      committed++;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
      // There is nothing to take back.
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
      return TransactionSynchronizationManager.isActualTransactionActive();
    }
  }
}
