package com.sagamart.devstack.process;

import java.util.List;
import java.util.stream.Stream;

/// How a child is kept alive when the terminal closes or Ctrl-C is pressed. Both commands replace
/// themselves by the program, so the pid stays the child's.
final class Detachment {

  private static final String INTO_A_SESSION = "setsid";

  private static final List<String> PREFIX =
      Stream.of(INTO_A_SESSION, "nohup")
          .filter(it -> OnPath.find(it).isPresent())
          .limit(1)
          .toList();

  private Detachment() {}

  static List<String> prefix() {
    return PREFIX;
  }

  /// Whether each child has a session of its own.
  static boolean givesSessions() {
    return PREFIX.contains(INTO_A_SESSION);
  }
}
