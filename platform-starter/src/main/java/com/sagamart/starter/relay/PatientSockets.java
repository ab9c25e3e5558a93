package com.sagamart.starter.relay;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/// Sockets on which a look for a message that may not be there waits for longer. The driver looks
/// at the log's stream for a millisecond at a time, and finds out by an exception that nothing
/// came: hundreds of times a second, for nothing. Whatever comes ends the look at once, so a longer
/// one costs no time. The driver makes the factory by name, hence public.
public final class PatientSockets extends SocketFactory {

  /// What the driver sets for a look, and for nothing else.
  private static final int DRIVERS_LOOK = 1;

  private final int lookMillis;

  /// @param lookMillis for how long a look waits
  public PatientSockets(String lookMillis) {
    this.lookMillis = Integer.parseInt(lookMillis);
  }

  @Override
  public Socket createSocket() {
    return new Socket() {
      @Override
      public void setSoTimeout(int millis) throws SocketException {
        super.setSoTimeout(millis == DRIVERS_LOOK ? lookMillis : millis);
      }
    };
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw toBeConnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw toBeConnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw toBeConnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw toBeConnected();
  }

  private static UnsupportedOperationException toBeConnected() {
    return new UnsupportedOperationException("the driver connects by itself");
  }
}
