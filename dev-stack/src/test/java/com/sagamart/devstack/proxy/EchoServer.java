package com.sagamart.devstack.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Says whatever it hears, and counts.
final class EchoServer implements AutoCloseable {

  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger heard = new AtomicInteger();

  EchoServer() throws IOException {
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /// Bytes that have come so far.
  int heard() {
    return heard.get();
  }

  /// Connections that nobody has ended.
  int open() {
    return open.size();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        open.add(socket);
        Thread.startVirtualThread(() -> echo(socket));
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void echo(Socket socket) {
    byte[] buffer = new byte[1024];
    try (socket) {
      InputStream in = socket.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        heard.addAndGet(length);
        socket.getOutputStream().write(buffer, 0, length);
      }
    } catch (IOException e) {
      // The client has cut the connection.
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
