package com.sagamart.gateway;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/// A real redis-server that keeps nothing on disk, on a port of its own.
final class StoreServer {

  private final int port = freePort();
  private @Nullable RedisServer running;
  private List<ProcessHandle> process = List.of();

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
      List<ProcessHandle> before = children();
      running.start();
      process = children().stream().filter(not(before::contains)).toList();
      assertThat(process).hasSize(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stays connected, and says nothing. Only [#kill()] ends it.
  void hang() {
    for (ProcessHandle it : process) {
      try {
        var signal = new ProcessBuilder("kill", "-STOP", Long.toString(it.pid())).start();
        assertThat(signal.waitFor()).isZero();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// As a power cut would.
  void kill() {
    process.forEach(ProcessHandle::destroyForcibly);
    process = List.of();
    try {
      if (running != null) {
        running.stop();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    running = null;
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
