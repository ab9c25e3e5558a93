package com.sagamart.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.PricedLine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaleTest {

  private static final Instant MINUTE = Instant.parse("2026-01-01T12:34:00Z");

  private final Sale sale =
      new Sale(
          new OrderPaid(
              7000001,
              1001,
              List.of(PricedLine.of(101, "우유", 2, 3_200), PricedLine.of(102, "빵", 1, 3_200)),
              null,
              Amount.undiscounted(9_600),
              MINUTE.plusSeconds(59)));

  @Test
  void countsEachLineInTheMinuteOfThePayment() {
    assertThat(sale.units())
        .containsExactly(
            new Sale.Units(new SoldMinuteId(101, MINUTE), 2),
            new Sale.Units(new SoldMinuteId(102, MINUTE), 1));
  }

  @Test
  void isCancelledOnce() {
    assertThat(sale.cancel()).isTrue();
    assertThat(sale.cancel()).isFalse();
  }
}
