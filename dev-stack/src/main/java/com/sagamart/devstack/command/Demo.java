package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.demo.Story;
import com.sagamart.devstack.home.StackFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Plays the whole story.
@Command(name = "demo")
final class Demo implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Override
  public void run() {
    Stack stack = options.stack();
    if (!stack.isReady()) {
      throw new StackFailure("The stack is not up; start it with ./sagamart up.");
    }
    new Story(stack, System.out::println).play();
  }
}
