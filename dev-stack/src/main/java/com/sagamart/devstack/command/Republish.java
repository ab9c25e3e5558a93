package com.sagamart.devstack.command;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.retelling.Retelling;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Tells the data platform once more what it was told in a stretch of time.
@Command(name = "republish")
final class Republish implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--from", paramLabel = "T", required = true, converter = Moment.class)
  private Instant from = Instant.MAX;

  @Option(names = "--to", paramLabel = "T", required = true, converter = Moment.class)
  private Instant to = Instant.MIN;

  @Option(names = "--topic", paramLabel = "TOPIC")
  private @Nullable String topic;

  @Override
  public void run() {
    List<Topic> topics = topics();
    if (!from.isBefore(to)) {
      throw new StackFailure("--from must be before --to.");
    }
    Stack stack = options.stack();
    try (Retelling retelling = new Retelling(stack)) {
      for (Topic each : topics) {
        long told = retelling.of(each, from, to);
        System.out.printf(Locale.ROOT, "%,d events are on %s once more.%n", told, each.wireName());
      }
    }
  }

  private List<Topic> topics() {
    List<Topic> all = Topic.ofTheDataPlatform();
    List<Topic> named =
        all.stream()
            .filter(it -> topic == null || it.wireName().equals(topic) || isLastWord(it, topic))
            .toList();
    if (named.isEmpty()) {
      throw new StackFailure(
          "Only what is for the data platform can be republished: "
              + String.join(", ", all.stream().map(Topic::wireName).toList()));
    }
    return named;
  }

  /// `order-paid` is enough.
  private static boolean isLastWord(Topic topic, String word) {
    return topic.wireName().endsWith("." + word);
  }
}
