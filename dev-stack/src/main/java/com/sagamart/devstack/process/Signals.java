package com.sagamart.devstack.process;

import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;

/// Sends what Java itself cannot send.
final class Signals {

  private Signals() {}

  static void send(ProcessHandle process, Program.Signal signal) {
    if (signal == Program.Signal.TERM) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new StackFailure("The command kill cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
