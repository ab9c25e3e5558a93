package com.sagamart.devstack.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProxyTest {

  /// Long for a loopback, short for a test.
  private static final int SILENCE_MILLIS = 150;

  /// Longer than a busy machine takes for an echo.
  private static final Duration DELAY = Duration.ofMillis(500);

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int BOUND = 3;

  private EchoServer server;
  private Proxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = Proxy.listen(0, server.port(), BOUND);
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  @Test
  void passesOnWhatIsSaidAndThatNothingMoreComes() throws IOException {
    String much = "much ".repeat(50_000);
    try (Socket client = client()) {
      Thread.startVirtualThread(() -> sayAndFinish(client, much));

      assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII)).isEqualTo(much);
    }
    awaitConnections(0);
  }

  @Test
  void holdsEveryChunkBackBothWays() throws IOException {
    try (Socket client = client()) {
      assertThat(echo(client)).isLessThan(DELAY);

      proxy.delay(DELAY);
      assertThat(echo(client)).isGreaterThanOrEqualTo(DELAY.multipliedBy(2));

      proxy.heal();
      assertThat(echo(client)).isLessThan(DELAY);
    }
  }

  @Test
  void cutsEveryConnectionThatIsOpenAndTakesNewOnes() throws IOException {
    try (Socket one = client();
        Socket other = client()) {
      echo(one);
      echo(other);

      proxy.reset();

      assertThatThrownBy(() -> one.getInputStream().read()).isInstanceOf(SocketException.class);
      assertThatThrownBy(() -> other.getInputStream().read()).isInstanceOf(SocketException.class);
      awaitServerIsLeft();
    }
    try (Socket next = client()) {
      echo(next);
    }
  }

  @Test
  void swallowsEverythingUntilItHealsButKeepsAndAcceptsConnections() throws IOException {
    try (Socket old = client()) {
      echo(old);
      int heard = server.heard();
      proxy.blackhole();
      try (Socket young = client()) {
        say(old);
        say(young);
        assertSilent(old);
        assertSilent(young);
        assertThat(server.heard()).isEqualTo(heard);

        proxy.heal();

        hear(old);
        hear(young);
      }
    }
  }

  @Test
  void lostReplyIsOfWhatTheServerHasHeard() throws IOException {
    try (Socket client = client()) {
      proxy.blackhole(Way.TO_CLIENT);

      say(client);

      awaitHeard(1);
      assertSilent(client);
      proxy.heal();
      hear(client);
    }
  }

  @Test
  void lostRequestIsNotHeardButRepliesBeforeItCome() throws IOException {
    try (Socket client = client()) {
      proxy.blackhole(Way.TO_CLIENT);
      say(client);
      awaitHeard(1);
      proxy.blackhole(Way.TO_SERVER);

      hear(client);
      say(client);

      assertSilent(client);
      assertThat(server.heard()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void cutsAlsoWhatIsStuck(Way way) throws IOException {
    try (Socket client = client()) {
      echo(client);
      proxy.blackhole(way);
      say(client);

      proxy.reset();

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      awaitConnections(0);
      awaitServerIsLeft();
    }
  }

  @Test
  void saysWhatIsTheMatterWithIt() {
    assertThat(proxy.fault()).isEqualTo(new Fault.None());
    proxy.blackhole(Way.TO_CLIENT);
    assertThat(proxy.fault()).isEqualTo(new Fault.Blackhole(Set.of(Way.TO_CLIENT)));
    proxy.heal();
    assertThat(proxy.fault()).isEqualTo(new Fault.None());
  }

  @Test
  void takesNoMoreConnectionsThanItsBound() throws IOException {
    try (Socket one = client();
        Socket two = client();
        Socket three = client();
        Socket tooMany = client()) {
      echo(one);
      echo(two);
      echo(three);
      assertThatThrownBy(() -> echo(tooMany)).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void isCutWhereTheServerIsNotThere() throws IOException {
    server.close();
    try (Socket client = client()) {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
    }
    awaitConnections(0);
  }

  @Test
  void leavesNothingWhenItCloses() throws IOException {
    try (Socket client = client()) {
      echo(client);
      int port = proxy.port();
      proxy.blackhole();

      proxy.close();

      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      awaitConnections(0);
      awaitServerIsLeft();
      try (ServerSocket again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        assertThat(again.isBound()).isTrue();
      }
    }
  }

  @Test
  void refusesAPortThatSomebodyHas() {
    assertThatThrownBy(() -> Proxy.listen(server.port(), 1))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("No proxy can listen on port " + server.port());
  }

  private Socket client() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(PATIENCE_MILLIS);
    return client;
  }

  private static Duration echo(Socket client) throws IOException {
    long begin = System.nanoTime();
    say(client);
    hear(client);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static void say(Socket client) throws IOException {
    client.getOutputStream().write('a');
  }

  private static void hear(Socket client) throws IOException {
    assertThat(client.getInputStream().read()).isEqualTo('a');
  }

  private static void sayAndFinish(Socket client, String text) {
    try {
      client.getOutputStream().write(text.getBytes(US_ASCII));
      client.shutdownOutput();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSilent(Socket client) throws IOException {
    client.setSoTimeout(SILENCE_MILLIS);
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(PATIENCE_MILLIS);
  }

  private void awaitHeard(int bytes) {
    Patience.until("the server hears it", heard -> heard == bytes, server::heard);
  }

  private void awaitConnections(int count) {
    Patience.until("the proxy has " + count, open -> open == count, proxy::connections);
  }

  private void awaitServerIsLeft() {
    Patience.until("the server is left", open -> open == 0, server::open);
  }
}
