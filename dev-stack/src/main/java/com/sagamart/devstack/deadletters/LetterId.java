package com.sagamart.devstack.deadletters;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.home.StackFailure;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/// Where a dead letter stands, in the words of people: `order.events.dlt/3@17` is the record at
/// offset 17 in partition 3 of `sagamart.order.events.dlt`.
public record LetterId(String topic, int partition, long offset) {

  private static final String PREFIX = "sagamart.";
  private static final Pattern FORM =
      Pattern.compile("(?:sagamart\\.)?([a-z.-]+)/(\\d{1,9})@(\\d{1,18})");

  /// Every dead-letter topic.
  public static List<String> topics() {
    return Arrays.stream(Topic.values()).map(it -> Topic.deadLettersOf(it.wireName())).toList();
  }

  /// The dead-letter topics that this word means: `order`, or a topic's name with or without what
  /// all have in common.
  public static List<String> topicsNamed(String word) {
    List<String> found = topics().stream().filter(it -> isNamed(it, word)).toList();
    if (found.isEmpty()) {
      throw unknown(word);
    }
    return found;
  }

  private static boolean isNamed(String topic, String word) {
    return Stream.of("", ".dlt", ".events.dlt")
        .anyMatch(end -> topic.equals(word + end) || topic.equals(PREFIX + word + end));
  }

  private static StackFailure unknown(String word) {
    return new StackFailure(
        "There are no dead letters of %s; there are %s."
            .formatted(word, String.join(", ", topics().stream().map(LetterId::brief).toList())));
  }

  /// Reads what [#toString] wrote.
  public static LetterId parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new StackFailure(
          text + " is no dead letter; one is named like order.events.dlt/3@17, see dlt list.");
    }
    String topic = PREFIX + parts.group(1);
    if (!topics().contains(topic)) {
      throw unknown(parts.group(1));
    }
    return new LetterId(topic, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
  }

  TopicPartition place() {
    return new TopicPartition(topic, partition);
  }

  private static String brief(String topic) {
    return topic.substring(PREFIX.length());
  }

  @Override
  public String toString() {
    return "%s/%d@%d".formatted(brief(topic), partition, offset);
  }
}
