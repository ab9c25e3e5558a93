package com.sagamart.contracts.event;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Objects;

/// Not every line could be set aside, so none was.
public record StockRefused(long orderId, long userId, ErrorCode reason) implements InventoryEvent {

  public StockRefused {
    Objects.requireNonNull(reason, "reason");
  }
}
