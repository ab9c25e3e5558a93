package com.sagamart.ranking;

import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.PricedLine;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// What one paid order was counted as, so that a cancellation takes out exactly that.
@Entity
class Sale {

  /// Units of one product in one minute.
  record Units(SoldMinuteId where, int qty) {}

  @Id private long orderId;
  private Instant minute;
  private long[] productIds;
  private int[] quantities;
  private boolean cancelled;

  @SuppressWarnings("NullAway.Init") // filled by JPA
  protected Sale() {}

  Sale(OrderPaid paid) {
    orderId = paid.orderId();
    minute = paid.paidAt().truncatedTo(ChronoUnit.MINUTES);
    productIds = paid.lines().stream().mapToLong(PricedLine::productId).toArray();
    quantities = paid.lines().stream().mapToInt(PricedLine::qty).toArray();
  }

  long orderId() {
    return orderId;
  }

  /// What this sale adds, and where.
  List<Units> units() {
    return IntStream.range(0, productIds.length)
        .mapToObj(i -> new Units(whereOf(productIds[i]), quantities[i]))
        .toList();
  }

  /// Where units of this product are counted.
  SoldMinuteId whereOf(long productId) {
    return new SoldMinuteId(productId, minute);
  }

  /// Takes the sale back; answers whether it stood until now.
  boolean cancel() {
    boolean stood = !cancelled;
    cancelled = true;
    return stood;
  }
}
