package com.sagamart.failpoints;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/// Which failpoints are armed in this JVM. The first thread that reaches an armed one ends the JVM
/// at once, without shutdown hooks, as a power cut would.
final class Failpoints {

  /// How a JVM exits that a failpoint ended.
  static final int EXIT = 86;

  private final Set<Failpoint> armed = ConcurrentHashMap.newKeySet();
  private final PrintStream out;
  private final IntConsumer halt;

  Failpoints(PrintStream out, IntConsumer halt) {
    this.out = out;
    this.halt = halt;
  }

  void arm(Failpoint failpoint) {
    armed.add(failpoint);
  }

  List<Failpoint> armed() {
    return Arrays.stream(Failpoint.values()).filter(armed::contains).toList();
  }

  /// Called by whoever stands at this place.
  void reach(Failpoint failpoint) {
    if (armed.remove(failpoint)) {
      out.println("failpoint " + failpoint.wireName() + " reached");
      out.flush();
      halt.accept(EXIT);
    }
  }
}
