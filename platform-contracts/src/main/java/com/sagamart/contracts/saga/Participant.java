package com.sagamart.contracts.saga;

import com.sagamart.contracts.wire.Topic;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The services that take part in the saga.
public enum Participant {
  ORDER("order-service", Topic.ORDER_EVENTS),
  INVENTORY("inventory-service", Topic.INVENTORY_EVENTS),
  COUPON("coupon-service", Topic.COUPON_EVENTS),
  WALLET("wallet-service", Topic.WALLET_EVENTS),
  /// Listens only.
  RANKING("ranking-service", null);

  private final String serviceName;
  private final @Nullable Topic topic;

  Participant(String serviceName, @Nullable Topic topic) {
    this.serviceName = serviceName;
    this.topic = topic;
  }

  /// The name of the program, as in `spring.application.name`.
  public String serviceName() {
    return serviceName;
  }

  /// Where this service publishes, if it does.
  public Optional<Topic> topic() {
    return Optional.ofNullable(topic);
  }

  /// The participant that runs as `serviceName`. Throws [IllegalArgumentException] when there is
  /// none.
  public static Participant named(String serviceName) {
    return Arrays.stream(values())
        .filter(participant -> participant.serviceName.equals(serviceName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no participant is called " + serviceName));
  }
}
