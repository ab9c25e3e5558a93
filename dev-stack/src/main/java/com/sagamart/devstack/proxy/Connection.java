package com.sagamart.devstack.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;

/// One client's connection through a proxy, with a thread for each way.
final class Connection {

  private static final int CHUNK_BYTES = 16 << 10;
  private static final int CONNECT_MILLIS = 5_000;

  private final Socket client;
  private final Socket server = new Socket();
  private final InetSocketAddress target;
  private final Gate gate;
  private final Consumer<Connection> ended;
  private final Thread toServer = Thread.ofVirtual().unstarted(this::serve);
  private final Thread toClient = Thread.ofVirtual().unstarted(this::answer);

  /// @param ended told once, when nothing of it is left
  Connection(Socket client, InetSocketAddress target, Gate gate, Consumer<Connection> ended) {
    this.client = client;
    this.target = target;
    this.gate = gate;
    this.ended = ended;
  }

  void open() {
    toServer.start();
  }

  private void serve() {
    try (client;
        server) {
      converse();
    } catch (IOException e) {
      // It is closed, whatever it says.
    } finally {
      ended.accept(this);
    }
  }

  private void converse() {
    try {
      gate.pass(Way.TO_SERVER);
      server.connect(target, CONNECT_MILLIS);
      server.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      toClient.start();
      pump(client, server, Way.TO_SERVER);
      toClient.join();
    } catch (IOException | InterruptedException e) {
      reset();
    }
  }

  private void answer() {
    try {
      pump(server, client, Way.TO_CLIENT);
    } catch (IOException | InterruptedException e) {
      reset();
    }
  }

  /// Until the sender says that nothing more comes, which is passed on like all that came before.
  private void pump(Socket from, Socket to, Way way) throws IOException, InterruptedException {
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
      gate.pass(way);
      out.write(chunk, 0, length);
    }
    gate.pass(way);
    to.shutdownOutput();
  }

  /// Ends it at once, with an RST to both sides.
  void reset() {
    reset(client);
    reset(server);
    toServer.interrupt();
    toClient.interrupt();
  }

  static void reset(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
  }
}
