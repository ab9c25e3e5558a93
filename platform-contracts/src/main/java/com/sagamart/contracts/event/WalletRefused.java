package com.sagamart.contracts.event;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Objects;

/// The wallet did not pay.
public record WalletRefused(long orderId, long userId, ErrorCode reason) implements WalletEvent {

  public WalletRefused {
    Objects.requireNonNull(reason, "reason");
  }
}
