package com.sagamart.contracts.wire;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The topics, each with the name that brokers know. Records are keyed by
/// [com.sagamart.contracts.event.PlatformEvent#subject()].
public enum Topic {
  /// Kept for as long as the longest window of the top products, and a day more: ranking-service
  /// has no other memory than this topic when it is rebuilt.
  ORDER_EVENTS("sagamart.order.events", Duration.ofDays(31)),
  INVENTORY_EVENTS("sagamart.inventory.events"),
  COUPON_EVENTS("sagamart.coupon.events"),
  WALLET_EVENTS("sagamart.wallet.events"),
  /// What the data platform reads: one ORDER_PAID for each order that was ever paid.
  DATA_PLATFORM_ORDER_PAID("sagamart.data-platform.order-paid");

  /// Partitions of every topic; the same everywhere, so that one order keeps one partition number.
  public static final int PARTITIONS = 12;

  /// How long a dead letter is kept, for people to decide about it. No longer than receivers
  /// remember what they took in: a dead letter may be sent again.
  public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(31);

  private final String wireName;
  private final @Nullable Duration retention;

  Topic(String wireName) {
    this(wireName, null);
  }

  Topic(String wireName, @Nullable Duration retention) {
    this.wireName = wireName;
    this.retention = retention;
  }

  public String wireName() {
    return wireName;
  }

  /// How long its records must be kept at least; without a word, as long as the brokers keep any.
  public Optional<Duration> retention() {
    return Optional.ofNullable(retention);
  }

  /// The dead-letter topic of the topic with this name.
  public static String deadLettersOf(String wireName) {
    return wireName + ".dlt";
  }
}
