package com.sagamart.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/// A real redis-server that keeps nothing on disk, on a port of its own.
final class StoreServer {

  private final int port = freePort();
  private @Nullable RedisServer running;

  String uri() {
    return "redis://127.0.0.1:" + port;
  }

  void start() {
    try {
      running =
          RedisServer.newRedisServer()
              .port(port)
              .bind("127.0.0.1")
              .setting("save \"\"")
              .setting("appendonly no")
              .build();
      running.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// As a power cut would.
  void kill() {
    ProcessHandle.current()
        .children()
        .filter(it -> it.info().commandLine().orElse("").contains(Integer.toString(port)))
        .forEach(ProcessHandle::destroyForcibly);
    try {
      if (running != null) {
        running.stop();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    running = null;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
