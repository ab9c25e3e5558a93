package com.sagamart.systemtests.owasp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;

/// An address inside, at which nobody may call because a client said so.
final class Bait implements AutoCloseable {

  private static final int PATIENCE_MS = 300;

  private final ServerSocket socket;

  Bait() throws IOException {
    socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(PATIENCE_MS);
  }

  String host() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /// Whether somebody called, or does within a moment.
  boolean wasTaken() throws IOException {
    try (var _ = socket.accept()) {
      return true;
    } catch (SocketTimeoutException nobody) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
