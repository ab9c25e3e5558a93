package com.sagamart.devstack.command;

import com.sagamart.devstack.deadletters.DeadLetterDesk;
import com.sagamart.devstack.deadletters.LetterId;
import com.sagamart.devstack.deadletters.LetterText;
import com.sagamart.devstack.deadletters.Pile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists dead letters that nobody has decided about, the oldest first.
@Command(name = "list")
final class DltList implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--topic", paramLabel = "TOPIC")
  private @Nullable String topic;

  @Option(names = "--all")
  private boolean decidedToo;

  @Override
  public void run() {
    var topics = topic == null ? LetterId.topics() : LetterId.topicsNamed(topic);
    try (DeadLetterDesk desk = new DeadLetterDesk(options.stack())) {
      Pile pile = desk.pile(topics, decidedToo);
      if (pile.letters().isEmpty()) {
        System.out.println(decidedToo ? "No dead letters." : "No open dead letters.");
      } else {
        System.out.print(LetterText.table(pile));
      }
    }
  }
}
