package com.sagamart.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sagamart.starter.trace.LogLines;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Import;
import org.springframework.web.filter.OncePerRequestFilter;

/// What Tomcat says of a request that fails on its way to the application.
@Import(ContainerLinesTest.Broken.class)
class ContainerLinesTest extends WebSlice {

  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> lines = new LogLines();

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
  void isInTheTraceOfTheRequest() {
    String headers = "traceparent: 00-%s-00f067aa0ba902b7-01\r\n".formatted(TRACE_ID);

    assertThat(exchange(request("GET /v1/notes", headers, new byte[0])))
        .startsWith("HTTP/1.1 500 ")
        .contains("X-Trace-Id: " + TRACE_ID);

    assertThat(lines.list)
        .filteredOn(it -> it.getFormattedMessage().contains("threw exception"))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.getMDCPropertyMap()).containsEntry("traceId", TRACE_ID));
  }

  static class Broken extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException {
      throw new ServletException("broken on purpose");
    }
  }
}
