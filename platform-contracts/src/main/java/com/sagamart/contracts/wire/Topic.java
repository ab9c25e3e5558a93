package com.sagamart.contracts.wire;

/// The topics, each with the name that brokers know. Records are keyed by
/// [com.sagamart.contracts.event.PlatformEvent#subject()].
public enum Topic {
  ORDER_EVENTS("sagamart.order.events"),
  INVENTORY_EVENTS("sagamart.inventory.events"),
  COUPON_EVENTS("sagamart.coupon.events"),
  WALLET_EVENTS("sagamart.wallet.events"),
  /// What the data platform reads: one ORDER_PAID for each order that was ever paid.
  DATA_PLATFORM_ORDER_PAID("sagamart.data-platform.order-paid");

  /// Partitions of every topic; the same everywhere, so that one order keeps one partition number.
  public static final int PARTITIONS = 12;

  private final String wireName;

  Topic(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /// The dead-letter topic of the topic with this name.
  public static String deadLettersOf(String wireName) {
    return wireName + ".dlt";
  }
}
