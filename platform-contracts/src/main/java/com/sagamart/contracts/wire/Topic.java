package com.sagamart.contracts.wire;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The topics, each with the name that brokers know. Records are keyed by
/// [com.sagamart.contracts.event.PlatformEvent#subject()].
public enum Topic {
  /// Kept for as long as the longest window of the top products, and a day more: ranking-service
  /// has no other memory than this topic when it is rebuilt.
  ORDER_EVENTS("sagamart.order.events", Duration.ofDays(31)),
  INVENTORY_EVENTS("sagamart.inventory.events", Duration.ofDays(7)),
  COUPON_EVENTS("sagamart.coupon.events", Duration.ofDays(7)),
  WALLET_EVENTS("sagamart.wallet.events", Duration.ofDays(7)),
  /// What the data platform reads: one ORDER_PAID for each order that was ever paid.
  DATA_PLATFORM_ORDER_PAID("sagamart.data-platform.order-paid", Duration.ofDays(31)),
  /// What corrects it: one ORDER_CANCELLED for each order that was cancelled, paid before or not.
  DATA_PLATFORM_ORDER_CANCELLED("sagamart.data-platform.order-cancelled", Duration.ofDays(31));

  /// Partitions of every topic; the same everywhere, so that one order keeps one partition number.
  public static final int PARTITIONS = 12;

  /// How long a dead letter is kept, for people to decide about it. No longer than receivers
  /// remember what they took in: a dead letter may be sent again.
  public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(31);

  private static final String DATA_PLATFORM = "sagamart.data-platform.";

  private final String wireName;
  private final Duration retention;

  Topic(String wireName, Duration retention) {
    this.wireName = wireName;
    this.retention = retention;
  }

  /// The topics that no service reads, because they are the data platform's.
  public static List<Topic> ofTheDataPlatform() {
    return Arrays.stream(values()).filter(it -> it.wireName.startsWith(DATA_PLATFORM)).toList();
  }

  public String wireName() {
    return wireName;
  }

  /// How long its records are kept: they are about people, so no longer than they are needed.
  public Duration retention() {
    return retention;
  }

  /// The dead-letter topic of the topic with this name.
  public static String deadLettersOf(String wireName) {
    return wireName + ".dlt";
  }
}
