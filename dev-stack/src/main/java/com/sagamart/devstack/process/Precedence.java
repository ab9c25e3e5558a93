package com.sagamart.devstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Who goes before whom while there is too little processor for all. Linux shares it by session
/// first, where there is a file for it, so a niceness of a single process would say nothing.
final class Precedence {

  private static final String BEHIND = "10";

  /// The kernel lets all without CAP_SYS_ADMIN together say so ten times a second.
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private Precedence() {}

  /// Puts a child's session behind all others, where sessions have shares.
  static void putBehindOthers(ProcessHandle child) {
    Path share = Path.of("/proc", Long.toString(child.pid()), "autogroup");
    if (Detachment.givesSessions() && Files.isWritable(share)) {
      Life.awaitWhileAlive(child, () -> isWritten(share), LIMIT);
    }
  }

  private static boolean isWritten(Path share) {
    try {
      Files.writeString(share, BEHIND, StandardOpenOption.WRITE);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
