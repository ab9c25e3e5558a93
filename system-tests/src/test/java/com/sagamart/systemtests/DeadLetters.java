package com.sagamart.systemtests;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.deadletters.DeadLetterDesk;
import com.sagamart.devstack.deadletters.LetterId;
import com.sagamart.devstack.deadletters.Pile;

/// What was put aside because it could not be understood or done.
final class DeadLetters {

  private DeadLetters() {}

  /// How many there are in this stack about which nobody has decided.
  static long in(Stack stack) {
    try (DeadLetterDesk desk = new DeadLetterDesk(stack)) {
      Pile open = desk.pile(LetterId.topics(), false);
      return open.letters().size() + open.more();
    }
  }
}
