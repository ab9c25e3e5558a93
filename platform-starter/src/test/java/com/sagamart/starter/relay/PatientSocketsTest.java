package com.sagamart.starter.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.core.PGStream;
import org.postgresql.util.HostSpec;

/// The driver's own stream, to a server that has nothing to say until it is told to.
@SuppressWarnings("NullAway.Init") // connected before each test
class PatientSocketsTest {

  private static final int LOOK_MILLIS = 250;
  private static final Duration LONG = Duration.ofMillis(200);

  private final PatientSockets sockets = new PatientSockets(Integer.toString(LOOK_MILLIS));

  private ServerSocket server;
  private PGStream stream;
  private Socket served;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    HostSpec address = new HostSpec("127.0.0.1", server.getLocalPort());
    stream = new PGStream(sockets, address, 1_000, 8_192);
    // As in a replication.
    stream.setMinStreamAvailableCheckDelay(0);
    served = server.accept();
  }

  @AfterEach
  void hangUp() throws IOException {
    stream.close();
    served.close();
    server.close();
  }

  @Test
  void aLookAtNothingWaitsForSomethingToCome() throws IOException {
    long begin = System.nanoTime();
    assertThat(stream.hasMessagePending()).isFalse();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(LONG);
  }

  @Test
  void whatIsThereEndsTheLook() throws IOException {
    served.getOutputStream().write('d');
    long begin = System.nanoTime();
    assertThat(stream.hasMessagePending()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONG);
  }

  @Test
  void everyOtherTimeoutIsAsTheDriverWantsIt() throws IOException {
    stream.setNetworkTimeout(30_000);
    assertThat(stream.hasMessagePending()).isFalse();
    assertThat(stream.getNetworkTimeout()).isEqualTo(30_000);
  }
}
