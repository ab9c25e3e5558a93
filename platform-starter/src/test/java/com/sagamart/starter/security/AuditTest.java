package com.sagamart.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sagamart.starter.trace.Trace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;

class AuditTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String OPEN = "PUT:/v1/wallets/{userId}";
  private static final Caller ADMIN = new Caller(1, true);
  private static final Caller USER = new Caller(1001, false);

  private final Logger logger = (Logger) LoggerFactory.getLogger(Audit.LOGGER);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Audit audit = new Audit(meters);

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void writesWhatAnAdminDoesWithHowItEndedAndItsTrace() {
    try (var _ = Trace.enter("00-" + TRACE_ID + "-00f067aa0ba902b7-01")) {
      end(ADMIN, OPEN, 201);
    }

    assertThat(written())
        .containsExactly(
            "event=admin who=1 what=PUT:/v1/wallets/{userId} which=/v1/wallets/7 outcome=201 trace="
                + TRACE_ID);
  }

  @Test
  void writesAlsoWhatAnAdminTriedInVain() {
    end(ADMIN, OPEN, 500);

    assertThat(written()).singleElement().asString().contains("who=1", "outcome=500");
  }

  @Test
  void writesNothingOfWhatUsersDo() {
    end(USER, "getWallet", 200);

    assertThat(written()).isEmpty();
  }

  @Test
  void writesRefusalsOfUsersAndOfStrangers() {
    end(USER, OPEN, 403);
    audit.end(request(), 401);

    assertThat(written())
        .satisfiesExactly(
            it ->
                assertThat(it).startsWith("event=refused who=1001 what=PUT:/v1/wallets/{userId} "),
            it -> assertThat(it).startsWith("event=refused who=- ").contains("outcome=401"));
  }

  @Test
  void writesNoMoreRefusalsThanItsLimitAndCountsTheOthers() {
    for (int i = 0; i < 10 * Audit.REFUSALS_A_MINUTE; i++) {
      audit.end(request(), 401);
    }
    end(ADMIN, OPEN, 200);

    assertThat(written()).hasSizeBetween(Audit.REFUSALS_A_MINUTE, 2 * Audit.REFUSALS_A_MINUTE);
    assertThat(meters.get("sagamart.audit.suppressed").counter().count() + written().size() - 1)
        .isEqualTo(10 * Audit.REFUSALS_A_MINUTE);
    assertThat(written().getLast()).startsWith("event=admin");
  }

  @Test
  void writesNoTokenNoQueryAndNoLineOfAClients() {
    MockHttpServletRequest request = request();
    request.addHeader("Authorization", "Bearer secret");
    request.setQueryString("access_token=secret");
    request.setRequestURI("/v1/x\nevent=admin who=1 " + "a".repeat(1_000));

    audit.end(request, 401);

    assertThat(written())
        .singleElement()
        .asString()
        .doesNotContain("secret", "\n", "event=admin", "who=1 ")
        .hasSizeLessThan(400);
  }

  private void end(Caller caller, String what, int status) {
    MockHttpServletRequest request = request();
    Audit.begin(request, caller, what);
    audit.end(request, status);
  }

  private static MockHttpServletRequest request() {
    return new MockHttpServletRequest("PUT", "/v1/wallets/7");
  }

  private List<String> written() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
