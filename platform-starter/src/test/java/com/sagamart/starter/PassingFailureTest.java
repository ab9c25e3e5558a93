package com.sagamart.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.starter.saga.ContradictionException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.TimeoutException;
import org.hibernate.TransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class PassingFailureTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "40001", "40P01", "53300", "55P03", "57P01", "57P03", "58030"})
  void aDatabaseThatIsAwayOrBusyPasses(String state) {
    assertThat(PassingFailure.is(new IllegalStateException(new SQLException("", state)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"25006", "25P03", "28000", "28P01", "3D000"})
  void aDatabaseThatLetsNobodyInOrOnlyLooksPasses(String state) {
    var refused = new CannotCreateTransactionException("", new SQLException("", state));
    assertThat(PassingFailure.is(refused)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "23514", "22003", "25P02", "42P01"})
  void aBrokenConstraintOrAMistakeDoesNotPass(String state) {
    var violation = new DataIntegrityViolationException("", new SQLException("", state));
    assertThat(PassingFailure.is(violation)).isFalse();
  }

  @Test
  void whatSpringAndKafkaCallTransientPasses() {
    assertThat(PassingFailure.is(new CannotAcquireLockException(""))).isTrue();
    assertThat(PassingFailure.is(new DataAccessResourceFailureException(""))).isTrue();
    assertThat(PassingFailure.is(new CannotCreateTransactionException(""))).isTrue();
    assertThat(PassingFailure.is(new TimeoutException())).isTrue();
  }

  @Test
  void aConnectionThatIsLostWhileRollingBackPasses() {
    var lost =
        new TransactionException("Unable to rollback", new SQLException("Connection is closed"));
    assertThat(PassingFailure.is(new JpaSystemException(lost))).isTrue();
    assertThat(PassingFailure.is(new TransactionSystemException("Could not roll back"))).isTrue();
  }

  @Test
  void aCommitThatBreaksAConstraintDoesNotPass() {
    var broken = new TransactionSystemException("Could not commit", new SQLException("", "23514"));
    assertThat(PassingFailure.is(broken)).isFalse();
  }

  @Test
  void aContradictionOrABugDoesNotPass() {
    assertThat(PassingFailure.is(new ContradictionException(new WalletOpened(1), "so"))).isFalse();
    assertThat(PassingFailure.is(new NullPointerException())).isFalse();
  }

  @Test
  void aCircleOfCausesEnds() {
    var first = new IllegalStateException();
    first.initCause(new IllegalStateException(first));
    assertThat(PassingFailure.is(first)).isFalse();
  }
}
