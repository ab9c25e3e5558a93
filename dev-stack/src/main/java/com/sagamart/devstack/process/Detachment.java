package com.sagamart.devstack.process;

import java.util.List;
import java.util.stream.Stream;

/// How a child is kept alive when the terminal closes or Ctrl-C is pressed. Both commands replace
/// themselves by the program, so the pid stays the child's.
final class Detachment {

  private static final List<String> PREFIX =
      Stream.of("setsid", "nohup").filter(it -> OnPath.find(it).isPresent()).limit(1).toList();

  private Detachment() {}

  static List<String> prefix() {
    return PREFIX;
  }
}
