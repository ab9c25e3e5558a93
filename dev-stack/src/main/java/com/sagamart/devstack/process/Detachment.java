package com.sagamart.devstack.process;

import java.util.List;
import java.util.stream.Stream;

/// How a child is kept alive when the terminal closes or Ctrl-C is pressed, and kept from taking
/// the processor from others. All commands replace themselves by the program, so the pid stays the
/// child's.
final class Detachment {

  private static final List<String> PREFIX =
      Stream.of("setsid", "nohup").filter(it -> OnPath.find(it).isPresent()).limit(1).toList();

  /// A session of its own has a share of its own on Linux, where a niceness counts inside it only:
  /// the session's is set as well. The kernel lets others than root do that ten times a second.
  private static final List<String> BEHIND_OTHERS =
      List.of(
          "sh",
          "-c",
          """
          if test -w /proc/self/autogroup; then
            for _ in 1 2 3 4 5 6 7 8 9; do
              { echo 10 >/proc/self/autogroup; } 2>/dev/null && break
              sleep 0.1
            done
          fi
          exec nice -n 10 "$@"
          """,
          "behind-others");

  private Detachment() {}

  /// What goes before the command.
  static List<String> prefix(boolean behindOthers) {
    return behindOthers ? Stream.concat(PREFIX.stream(), BEHIND_OTHERS.stream()).toList() : PREFIX;
  }
}
