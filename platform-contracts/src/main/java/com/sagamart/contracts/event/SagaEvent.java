package com.sagamart.contracts.event;

/// One step, refusal or compensation in the life of one order.
public sealed interface SagaEvent extends PlatformEvent
    permits OrderEvent, InventoryEvent, CouponEvent, WalletEvent {

  long orderId();

  /// Who placed the order.
  long userId();

  @Override
  default String subject() {
    return Long.toString(orderId());
  }
}
