package com.sagamart.devstack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Whether somebody serves on a port of this machine.
public final class Listening {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int OK = 200;

  private Listening() {}

  /// True when a connection is accepted.
  public static boolean on(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LIMIT.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// True when this address answers 200.
  public static boolean answersAt(String address) {
    if (!on(URI.create(address).getPort())) {
      return false; // spares an HTTP client per glance while the program still starts
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
    try {
      return Client.INSTANCE.send(request, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  /// Made when the first program listens, not before.
  private static final class Client {
    static final HttpClient INSTANCE = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  }
}
