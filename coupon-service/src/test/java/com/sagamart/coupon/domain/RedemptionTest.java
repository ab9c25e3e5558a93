package com.sagamart.coupon.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedemptionTest {

  @Test
  void isUndoneOnce() {
    Redemption redemption = Redemption.of(7000001, 55501);
    assertThat(redemption.undo()).hasValue(55501);
    assertThat(redemption.undo()).isEmpty();
  }

  @Test
  void aTombstoneHasNothingToGiveBack() {
    assertThat(Redemption.tombstone(7000001).undo()).isEmpty();
  }
}
