package com.sagamart.devstack.command;

import com.sagamart.devstack.deadletters.DeadLetterDesk;
import com.sagamart.devstack.deadletters.LetterId;
import com.sagamart.devstack.deadletters.LetterText;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows all of a dead letter.
@Command(name = "show")
final class DltShow implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "ID")
  private String id = "";

  @Override
  public void run() {
    LetterId wanted = LetterId.parse(id);
    try (DeadLetterDesk desk = new DeadLetterDesk(options.stack())) {
      var pile = desk.named(List.of(wanted));
      pile.letters().forEach(it -> System.out.print(LetterText.page(it, pile.stateOf(it))));
    }
  }
}
