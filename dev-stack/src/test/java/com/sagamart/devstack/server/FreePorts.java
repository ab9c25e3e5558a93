package com.sagamart.devstack.server;

import com.sagamart.devstack.home.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/// Ports for a server under test, below those that systems give to clients.
final class FreePorts {

  private static final int LOWEST_OFFSET = 2_000;
  private static final int HIGHEST_OFFSET = 12_000;

  private FreePorts() {}

  static Ports find() {
    return ThreadLocalRandom.current()
        .ints(LOWEST_OFFSET, HIGHEST_OFFSET)
        .mapToObj(Ports::new)
        .filter(FreePorts::areFree)
        .findFirst()
        .orElseThrow();
  }

  private static boolean areFree(Ports ports) {
    return IntStream.of(
            ports.postgres(), ports.kafka(), ports.kafkaController(), ports.kafkaBehindDoor(8084))
        .allMatch(FreePorts::isFree);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
