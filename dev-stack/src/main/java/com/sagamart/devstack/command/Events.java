package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.EventTail;
import com.sagamart.devstack.client.PublishedEvent;
import com.sagamart.devstack.server.KafkaBroker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Prints events as they are published, until Ctrl-C.
@Command(name = "events")
final class Events implements Runnable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "TOPIC", arity = "0..1")
  private @Nullable String topic;

  @Override
  public void run() {
    List<String> topics = topic == null ? EventTail.all() : EventTail.named(topic);
    Stack stack = options.stack();
    try (EventTail tail = new EventTail(stack.bootstrapServers(), topics)) {
      System.err.println("Listening to " + String.join(", ", topics) + "; Ctrl-C ends it.");
      boolean wasThere = true;
      while (!Thread.currentThread().isInterrupted()) {
        tail.next(PAUSE).stream().map(PublishedEvent::line).forEach(System.out::println);
        boolean there = stack.process(KafkaBroker.NAME).running().isPresent();
        if (there != wasThere) {
          System.err.println(there ? "Kafka is back." : "Kafka is down; waiting for it.");
        }
        wasThere = there;
      }
    }
  }
}
