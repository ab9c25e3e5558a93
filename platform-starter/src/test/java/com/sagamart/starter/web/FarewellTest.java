package com.sagamart.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.wire.ReplicaHeaders;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FarewellTest {

  /// Longer than the test waits for what must not wait.
  private static final Duration FOREVER = Duration.ofMinutes(10);

  private final Farewell farewell = new Farewell(FOREVER);
  private final Thread stopping = Thread.ofVirtual().unstarted(farewell::stop);

  @AfterEach
  void end() throws InterruptedException {
    stopping.interrupt();
    if (stopping.getState() != Thread.State.NEW) {
      stopping.join();
    }
  }

  @Test
  void isNotSaidByAReplicaThatStays() throws Exception {
    farewell.start();

    assertThat(reply().containsHeader(ReplicaHeaders.LEAVING)).isFalse();
    assertThat(reply().containsHeader(HttpHeaders.CONNECTION)).isFalse();
  }

  @Test
  void isSaidWithEveryReplyUntilTheServerStopsListening() throws Exception {
    farewell.start();
    reply();
    stopping.start();
    while (stopping.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    MockHttpServletResponse reply = reply();

    assertThat(reply.getHeader(ReplicaHeaders.LEAVING)).isEqualTo("true");
    assertThat(reply.getHeader(HttpHeaders.CONNECTION)).isEqualTo("close");
    assertThat(farewell.isRunning()).isTrue();
  }

  @Test
  void isSpentOnNobody() throws Exception {
    farewell.start();
    stopping.start();

    assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
    assertThat(farewell.isRunning()).isFalse();
  }

  @Test
  void comesBeforeEverythingElseThatStops() {
    assertThat(farewell.getPhase()).isEqualTo(SmartLifecycle.DEFAULT_PHASE);
  }

  private MockHttpServletResponse reply() throws Exception {
    var response = new MockHttpServletResponse();
    farewell.doFilter(
        new MockHttpServletRequest("GET", "/v1/notes"), response, new MockFilterChain());
    return response;
  }
}
