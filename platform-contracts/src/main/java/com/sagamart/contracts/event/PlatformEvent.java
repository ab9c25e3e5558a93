package com.sagamart.contracts.event;

/// Anything that a service tells the others through Kafka.
public sealed interface PlatformEvent permits SagaEvent, WalletOpened {

  /// What the event is about. It is the record's key: events with one subject stay in order within
  /// a topic.
  String subject();
}
