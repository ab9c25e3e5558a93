package com.sagamart.coupon.domain;

import static com.sagamart.coupon.domain.DiscountType.FIXED;
import static com.sagamart.coupon.domain.DiscountType.PERCENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscountTest {

  @ParameterizedTest
  @CsvSource({
    "PERCENT, 10,   ,     9600,  960",
    "PERCENT, 10,   5000, 9600,  960",
    "PERCENT, 10,   5000, 50000, 5000",
    "PERCENT, 10,   5000, 60000, 5000",
    "PERCENT, 33,   ,     100,   33",
    "PERCENT, 33,   ,     101,   33",
    "PERCENT, 1,    ,     99,    0",
    "PERCENT, 100,  ,     99,    99",
    "PERCENT, 10,   ,     0,     0",
    "FIXED,   3000, ,     9600,  3000",
    "FIXED,   3000, ,     2000,  2000",
    "FIXED,   3000, 1000, 9600,  1000"
  })
  void takesOffWhatItSaysFlooredAndLimited(
      DiscountType type, long value, @Nullable Long max, long subtotal, long off) {
    assertThat(new Discount(type, value, max).off(subtotal)).isEqualTo(off);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void neverTakesOffMoreThanTheSubtotalOrTheLimit(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      long max = 1 + random.nextLong(10_000);
      long subtotal = random.nextLong(10_000_000_000_000L);
      var percent = new Discount(PERCENT, 1 + random.nextInt(100), max);
      var fixed = new Discount(FIXED, 1 + random.nextLong(Long.MAX_VALUE - 1), null);
      assertThat(percent.off(subtotal)).isBetween(0L, Math.min(max, subtotal));
      assertThat(fixed.off(subtotal)).isBetween(0L, subtotal);
    }
  }

  @Test
  void nothingAndMoreThanEverythingAreNoDiscounts() {
    assertThatThrownBy(() -> new Discount(PERCENT, 101, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Discount(FIXED, 0, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Discount(FIXED, 1, 0L))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
