package com.sagamart.devstack.process;

import com.sagamart.devstack.home.StackFailure;
import java.util.List;

/// Which compilers the stack's JVMs use (ADR 5). On a small machine eight of them start at once and
/// then serve one person: with the quick compiler alone, and early, everything is warm after a
/// hundred orders, and nobody waits for the optimising one. Load that lasts is better off with
/// both.
public final class JitCompiler {

  private static final String SETTING = "SAGAMART_COMPILER";

  private static final List<String> QUICK =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:Tier3InvocationThreshold=20",
          "-XX:Tier3MinInvocationThreshold=10",
          "-XX:Tier3CompileThreshold=200");

  private JitCompiler() {}

  /// What a JVM is told: `SAGAMART_COMPILER` is `quick`, the default, or `full`.
  public static List<String> options() {
    return options(System.getenv().getOrDefault(SETTING, "quick"));
  }

  static List<String> options(String setting) {
    return switch (setting) {
      case "quick" -> QUICK;
      case "full" -> List.of();
      default -> throw new StackFailure(SETTING + " must be quick or full, not " + setting + ".");
    };
  }
}
