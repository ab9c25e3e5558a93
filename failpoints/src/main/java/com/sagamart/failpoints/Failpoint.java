package com.sagamart.failpoints;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A place where a service can be made to crash.
enum Failpoint {
  /// A transaction that took events in, or says some, is complete but for its commit.
  BEFORE_COMMIT,

  /// Such a transaction is committed, and nobody knows yet.
  AFTER_COMMIT,

  /// Kafka has events of the outbox, and neither the relay's position nor a mark says so.
  AFTER_ACKNOWLEDGEMENT,

  /// What a poll returned is taken, and its offsets are not committed.
  BETWEEN_BATCH_AND_OFFSET;

  /// The one with this [#wireName], if there is one.
  static Optional<Failpoint> named(String name) {
    return Arrays.stream(values()).filter(it -> it.wireName().equals(name)).findFirst();
  }

  /// The name outside of this JVM, such as `before-commit`.
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
