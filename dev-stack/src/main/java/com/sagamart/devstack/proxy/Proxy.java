package com.sagamart.devstack.proxy;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import com.sagamart.devstack.proxy.Fault.Blackhole;
import com.sagamart.devstack.proxy.Fault.Delay;
import com.sagamart.devstack.proxy.Fault.None;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Listens on one port of the loopback and passes everything on to another, as well as its fault
/// lets it. A fault meets connections that are open and those to come.
public final class Proxy implements AutoCloseable {

  /// More than the pools and consumers of three replicas.
  private static final int MAX_CONNECTIONS = 256;

  private final ServerSocket listening;
  private final InetSocketAddress target;
  private final int maxConnections;
  private final Gate gate = new Gate();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final Thread accepting = Thread.ofVirtual().unstarted(this::accept);

  private Proxy(ServerSocket listening, int targetPort, int maxConnections) {
    this.listening = listening;
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort);
    this.maxConnections = maxConnections;
  }

  /// A proxy at this port, without a fault; at 0, at any that is free.
  public static Proxy listen(int port, int targetPort) {
    return listen(port, targetPort, MAX_CONNECTIONS);
  }

  static Proxy listen(int port, int targetPort, int maxConnections) {
    try {
      var listening = new ServerSocket(port, maxConnections, InetAddress.getLoopbackAddress());
      Proxy proxy = new Proxy(listening, targetPort, maxConnections);
      proxy.accepting.start();
      return proxy;
    } catch (IOException e) {
      throw new StackFailure("No proxy can listen on port %d: %s".formatted(port, e), e);
    }
  }

  /// Where it listens.
  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        admit(listening.accept());
      } catch (IOException e) {
        // It is closed, or the client is gone already.
      }
    }
  }

  private void admit(Socket client) {
    if (connections.size() >= maxConnections) {
      Connection.reset(client);
      return;
    }
    Connection connection = new Connection(client, target, gate, connections::remove);
    connections.add(connection);
    connection.open();
  }

  /// Holds every chunk back for so long, in both directions.
  public void delay(Duration perChunk) {
    gate.set(new Delay(perChunk));
  }

  /// Lets nothing pass, while connections stay open and new ones are accepted.
  public void blackhole() {
    gate.set(new Blackhole(EnumSet.allOf(Way.class)));
  }

  /// Lets nothing pass this way.
  public void blackhole(Way way) {
    gate.set(new Blackhole(Set.of(way)));
  }

  /// Lets everything pass again, at once.
  public void heal() {
    gate.set(new None());
  }

  /// Cuts every connection that is open now, with an RST to both sides.
  public void reset() {
    connections.forEach(Connection::reset);
  }

  /// What is the matter with it.
  public Fault fault() {
    return gate.fault();
  }

  /// How many connections are open.
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    try (listening) {
      listening.close();
      accepting.join();
    } catch (IOException e) {
      throw new StackFailure("The proxy on port %d does not close.".formatted(port()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    } finally {
      reset();
    }
  }
}
