package com.sagamart.devstack.command;

import com.sagamart.devstack.deadletters.LetterState;
import com.sagamart.devstack.deadletters.LetterText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Puts dead letters on their topics again.
@Command(name = "replay")
final class DltReplay implements Callable<Integer> {

  @Mixin private DeadLetterChoice choice = new DeadLetterChoice();

  @Override
  public Integer call() {
    return choice.each(LetterState.REPLAYED, LetterText::replayOf, desk -> desk::replay);
  }
}
