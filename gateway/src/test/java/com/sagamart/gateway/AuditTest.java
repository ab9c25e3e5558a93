package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class AuditTest {

  private static final RouteRule RULE =
      new RouteRule("/v1/wallets/{userId}", Service.WALLET, Set.of(HttpMethod.GET), Set.of());

  private static final InetAddress FROM = InetAddress.ofLiteral("192.0.2.7");

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
  void saysWhereARefusedRequestCameFromAndWhatItWanted() {
    audit.unauthenticated(exchange(), RULE, FROM);

    assertThat(written())
        .singleElement()
        .asString()
        .startsWith("event=refused who=- from=192.0.2.7 what=GET:/v1/wallets/{userId} ")
        .contains("which=/v1/wallets/7 outcome=401 trace=")
        .doesNotContain("secret");
  }

  @Test
  void writesNoMoreThanItsLimitAndCountsTheOthers() {
    int refusals = 10 * Audit.REFUSALS_A_MINUTE;
    for (int i = 0; i < refusals; i++) {
      audit.unauthenticated(exchange(), RULE, FROM);
    }

    assertThat(written()).hasSizeBetween(Audit.REFUSALS_A_MINUTE, 2 * Audit.REFUSALS_A_MINUTE);
    assertThat(meters.get("sagamart.audit.suppressed").counter().count() + written().size())
        .isEqualTo(refusals);
  }

  private static MockServerWebExchange exchange() {
    var exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.get("/v1/wallets/7?access_token=secret")
                .header("Authorization", "Bearer secret"));
    exchange.getAttributes().put(TraceParent.HEADER, TraceParent.fresh());
    return exchange;
  }

  private List<String> written() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
