package com.sagamart.wallet.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderDebitTest {

  @Test
  void isUndoneOnce() {
    OrderDebit debit = OrderDebit.of(7, 1001, 500);
    assertThat(debit.undo()).hasValue(500);
    assertThat(debit.undo()).isEmpty();
  }

  @Test
  void aTombstoneHasNothingToGiveBack() {
    assertThat(OrderDebit.tombstone(7, 1001).undo()).isEmpty();
  }
}
