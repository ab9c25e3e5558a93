package com.sagamart.k8s;

import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What the contract wants of each topic, in words that can be compared.
final class Retentions {

  static final String AS_LONG_AS_ANY = "as the brokers do";

  private Retentions() {}

  static Map<String, String> wanted() {
    Map<String, String> wanted = new TreeMap<>();
    for (Topic topic : Topic.values()) {
      wanted.put(topic.wireName(), wanted(topic.retention()));
      wanted.put(Topic.deadLettersOf(topic.wireName()), wanted(Topic.DEAD_LETTER_RETENTION));
    }
    return wanted;
  }

  private static String wanted(Duration kept) {
    return topic(Integer.toString(Topic.PARTITIONS), Long.toString(kept.toMillis()));
  }

  static String topic(String partitions, String kept) {
    return partitions + " partitions, kept " + kept;
  }
}
