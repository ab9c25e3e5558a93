package com.sagamart.starter.trace;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// What Tomcat itself writes into the log about a request, when no filter is at work any more, is
/// in the trace that the gateway sent along.
class TraceValve extends ValveBase {

  private static final boolean ALSO_FOR_ASYNC = true;

  TraceValve() {
    super(ALSO_FOR_ASYNC);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    try (var _ = Trace.enter(request.getHeader(Trace.HEADER))) {
      getNext().invoke(request, response);
    }
  }
}
