package com.sagamart.inventory.domain;

import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {

  private static final Particulars MILK = new Particulars("유기농 우유 1L", 3_200, "원유 100%", List.of());
  private final Product product = new Product(MILK, 10);

  @Test
  void reservesDownToTheLastUnit() {
    assertThat(product.reserve(10)).isEqualTo(new ReserveOutcome.Reserved());
    assertCounts(0, 10, 0);
    assertThat(product.status()).isEqualTo(ProductStatus.SOLD_OUT);
  }

  @Test
  void refusesMoreThanThereIsAndMovesNothing() {
    assertThat(product.reserve(11)).isEqualTo(new ReserveOutcome.Refused(OUT_OF_STOCK));
    assertCounts(10, 0, 0);
  }

  @Test
  void refusesToReserveWhileStopped() {
    product.stop();
    assertThat(product.reserve(1)).isEqualTo(new ReserveOutcome.Refused(OUT_OF_STOCK));
    assertThat(product.status()).isEqualTo(ProductStatus.STOPPED);
    product.resume();
    assertThat(product.reserve(1)).isEqualTo(new ReserveOutcome.Reserved());
  }

  @Test
  void whatIsCommittedIsSold() {
    product.reserve(4);
    product.commit(3);
    assertCounts(6, 1, 3);
  }

  @Test
  void whatIsReleasedIsAvailableAgain() {
    product.reserve(4);
    product.release(4);
    assertCounts(10, 0, 0);
  }

  @Test
  void takesSoldUnitsBackEvenWhenStopped() {
    product.reserve(4);
    product.commit(4);
    product.stop();
    product.returnSold(4);
    assertCounts(10, 0, 0);
  }

  @Test
  void restocksUpToTheLimit() {
    assertThat(product.restock(Product.MAX_STOCK - 10))
        .isEqualTo(new RestockOutcome.Restocked(product));
    assertThat(product.restock(1)).isEqualTo(new RestockOutcome.Refused(INVALID_REQUEST));
    assertCounts(Product.MAX_STOCK, 0, 0);
  }

  @Test
  void refusesToRestockNothingOrLess() {
    assertThat(product.restock(0)).isEqualTo(new RestockOutcome.Refused(INVALID_REQUEST));
    assertThat(product.restock(Long.MIN_VALUE))
        .isEqualTo(new RestockOutcome.Refused(INVALID_REQUEST));
    assertCounts(10, 0, 0);
  }

  @Test
  void movingWhatIsNotThereIsABrokenInvariant() {
    product.reserve(1);
    assertThatThrownBy(() -> product.commit(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> product.release(2)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> product.returnSold(1)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> product.reserve(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> product.release(-1)).isInstanceOf(IllegalArgumentException.class);
    assertCounts(9, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyUnitIsSomewhereWhateverHappens(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 1_000; step++) {
      int qty = random.nextInt(1, 8);
      switch (random.nextInt(5)) {
        case 0 -> product.reserve(qty);
        case 1 -> attempt(qty <= product.reserved(), () -> product.commit(qty));
        case 2 -> attempt(qty <= product.reserved(), () -> product.release(qty));
        case 3 -> attempt(qty <= product.sold(), () -> product.returnSold(qty));
        default -> product.restock(qty);
      }
      assertThat(product.available()).isNotNegative();
      assertThat(product.reserved()).isNotNegative();
      assertThat(product.sold()).isNotNegative();
      assertThat(product.available() + product.reserved() + product.sold())
          .isEqualTo(product.stocked());
    }
  }

  /// A step that is possible happens; one that is not is refused by an exception.
  private static void attempt(boolean possible, Runnable step) {
    if (possible) {
      step.run();
    } else {
      assertThatThrownBy(step::run).isInstanceOf(IllegalStateException.class);
    }
  }

  private void assertCounts(long available, long reserved, long sold) {
    assertThat(List.of(product.available(), product.reserved(), product.sold()))
        .containsExactly(available, reserved, sold);
  }
}
