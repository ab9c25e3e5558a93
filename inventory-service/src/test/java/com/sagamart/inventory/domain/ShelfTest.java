package com.sagamart.inventory.domain;

import static com.sagamart.contracts.error.ErrorCode.OUT_OF_STOCK;
import static com.sagamart.contracts.error.ErrorCode.PRODUCT_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.util.ReflectionTestUtils;

class ShelfTest {

  private final Product milk = product(101, 5);
  private final Product tofu = product(102, 1);
  private final Shelf shelf = new Shelf(List.of(milk, tofu));

  @Test
  void reservesEveryLine() {
    assertThat(reserve(line(101, 5), line(102, 1))).isEqualTo(new ReserveOutcome.Reserved());
    assertThat(milk.reserved()).isEqualTo(5);
    assertThat(tofu.reserved()).isEqualTo(1);
  }

  @Test
  void reservesNoneWhenOneLineIsShort() {
    assertThat(reserve(line(101, 5), line(102, 2)))
        .isEqualTo(new ReserveOutcome.Refused(OUT_OF_STOCK));
    assertThat(milk.available()).isEqualTo(5);
    assertThat(tofu.available()).isEqualTo(1);
  }

  @Test
  void anUnknownProductWeighsMoreThanAShortOne() {
    assertThat(reserve(line(102, 2), line(999, 1)))
        .isEqualTo(new ReserveOutcome.Refused(PRODUCT_NOT_FOUND));
  }

  @Test
  void twoLinesOfOneProductCountTogether() {
    assertThat(reserve(line(101, 3), line(101, 3)))
        .isEqualTo(new ReserveOutcome.Refused(OUT_OF_STOCK));
    assertThat(milk.available()).isEqualTo(5);
  }

  @Test
  void movesEveryLineOfAnOrder() {
    List<ReservedLine> order = List.of(line(101, 2), line(102, 1));
    shelf.reserve(order);
    shelf.commit(order);
    assertThat(List.of(milk.sold(), tofu.sold())).containsExactly(2L, 1L);
    shelf.returnSold(order);
    assertThat(List.of(milk.available(), tofu.available())).containsExactly(5L, 1L);
    shelf.reserve(order);
    shelf.release(order);
    assertThat(List.of(milk.available(), tofu.available())).containsExactly(5L, 1L);
  }

  private ReserveOutcome reserve(ReservedLine... lines) {
    return shelf.reserve(List.of(lines));
  }

  private static ReservedLine line(long productId, int qty) {
    return new ReservedLine(productId, qty);
  }

  /// The database gives the ids otherwise.
  private static Product product(long id, long stock) {
    Product product = new Product(new Particulars("우유", 3_200, "", List.of()), stock);
    ReflectionTestUtils.setField(product, "productId", id);
    return product;
  }
}
