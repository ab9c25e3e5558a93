package com.sagamart.devstack.process;

import java.util.List;
import java.util.stream.Stream;

/// How a child is kept alive when the terminal closes or Ctrl-C is pressed, and kept from taking
/// the processor from others. All commands replace themselves by the program, so the pid stays the
/// child's.
final class Detachment {

  private static final boolean HAS_SESSIONS = OnPath.find("setsid").isPresent();

  private static final List<String> PREFIX =
      Stream.of("setsid", "nohup").filter(it -> OnPath.find(it).isPresent()).limit(1).toList();

  private static final List<String> NICE = List.of("nice", "-n", "10");

  /// A session of its own has a share of its own on Linux, where a niceness counts inside it only:
  /// the session's is set as well. The kernel lets all without CAP_SYS_ADMIN together do that ten
  /// times a second.
  private static final List<String> NICE_SESSION =
      List.of(
          "sh",
          "-c",
          """
          if test -w /proc/self/autogroup; then
            tries=0
            until { echo 10 >/proc/self/autogroup; } 2>/dev/null; do
              tries=$((tries + 1))
              if test $tries = 20; then
                echo "its session goes beside the others', not behind them" >&2
                break
              fi
              sleep 0.1
            done
          fi
          exec nice -n 10 "$@"
          """,
          "behind-others");

  private Detachment() {}

  /// What goes before the command.
  static List<String> prefix(boolean behindOthers) {
    List<String> nice = HAS_SESSIONS ? NICE_SESSION : NICE;
    return behindOthers ? Stream.concat(PREFIX.stream(), nice.stream()).toList() : PREFIX;
  }
}
