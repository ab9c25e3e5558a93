package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Whatever is written about a request carries its trace, so that its lines are found together with
/// those of the services.
class LogLinesTest extends GatewayTest {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACE_PARENT = "00-%s-00f067aa0ba902b7-01".formatted(TRACE_ID);

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(lines);
  }

  @Test
  void aRefusalIsInItsTrace() {
    var refused = send(to("/v1/wallets/1001").header("traceparent", TRACE_PARENT));

    assertThat(refused.headers().firstValue("X-Trace-Id")).contains(TRACE_ID);
    assertThat(lines.of("audit")).hasSize(1).allSatisfy(LogLinesTest::isInItsTrace);
  }

  @Test
  void whatAServiceThatHangsUpLeadsToIsInItsTrace() {
    RANKING.answers(HttpExchange::close);
    RANKING_TOO.answers(HttpExchange::close);

    send(to("/v1/products/top").header("traceparent", TRACE_PARENT));

    assertThat(lines.of(GatewayErrors.class.getName()))
        .hasSize(1)
        .allSatisfy(LogLinesTest::isInItsTrace);
    assertThat(lines.of(Absences.class.getName()))
        .isNotEmpty()
        .allSatisfy(LogLinesTest::isInItsTrace);
  }

  @Test
  void anAnswerThatIsCutIsInItsTrace() {
    ORDER.answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 100_000);
          exchange.getResponseBody().write(new byte[50_000]);
          exchange.getResponseBody().flush();
        });

    assertThatThrownBy(() -> send(signedInTo("/v1/orders/1").header("traceparent", TRACE_PARENT)))
        .isNotNull();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lines.list)
                    .extracting(Line::text)
                    .anyMatch(it -> it.contains("already committed")));
    assertThat(lines.list).allSatisfy(LogLinesTest::isInItsTrace);
  }

  private static void isInItsTrace(Line line) {
    assertThat(line.fields()).as(line.text()).containsEntry("traceId", TRACE_ID);
  }

  /// @param fields what else it says, in JSON
  private record Line(String logger, String text, Map<String, String> fields) {}

  /// Takes the fields at once: they are read from the thread that writes.
  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final List<Line> list = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent line) {
      list.add(
          new Line(line.getLoggerName(), line.getFormattedMessage(), line.getMDCPropertyMap()));
    }

    private List<Line> of(String logger) {
      return list.stream().filter(it -> it.logger().equals(logger)).toList();
    }
  }
}
