package com.sagamart.devstack.command;

import com.sagamart.devstack.deadletters.LetterState;
import com.sagamart.devstack.deadletters.LetterText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Gives dead letters up.
@Command(name = "discard")
final class DltDiscard implements Callable<Integer> {

  @Mixin private DeadLetterChoice choice = new DeadLetterChoice();

  @Override
  public Integer call() {
    return choice.each(LetterState.DISCARDED, LetterText::discardOf, desk -> desk::discard);
  }
}
