package com.sagamart.starter.web;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.trace.Trace;
import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/// What Tomcat refuses by itself, before there is an application to ask (a request line it cannot
/// parse, too many headers), is told in the contract's shape like everything else.
class TomcatRefusals implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

  private final LocaleResolver languages;

  TomcatRefusals(LocaleResolver languages) {
    this.languages = languages;
  }

  @Override
  public void customize(ConfigurableTomcatWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          if (context.getParent() instanceof StandardHost host) {
            // Or the host adds its own behind ours, which then answers first.
            host.setErrorReportValveClass(null);
            host.getPipeline().addValve(new Report(languages));
          }
        });
  }

  private static final class Report extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(Report.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final LocaleResolver languages;

    private Report(LocaleResolver languages) {
      this.languages = languages;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
      boolean answered = response.getStatus() < 400 || response.getContentWritten() > 0;
      if (answered || !response.setErrorReported()) {
        return;
      }
      ErrorCode code = PlainErrorController.codeFor(response.getStatus());
      try (var _ = Trace.enter(request.getHeader(Trace.HEADER))) {
        write(code, request, response);
      } catch (IOException e) {
        log.debug("The client is gone", e);
      }
    }

    private void write(ErrorCode code, Request request, Response response) throws IOException {
      byte[] body =
          JSON.writeValueAsBytes(ErrorReply.in(languages.resolveLocale(request), code, null));
      response.setStatus(code.status());
      response.setHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
      response.setContentLength(body.length);
      if (response.getHeader(Trace.ID_HEADER) == null) {
        response.setHeader(Trace.ID_HEADER, Trace.idOf(Objects.requireNonNull(Trace.parent())));
      }
      response.getOutputStream().write(body);
      response.finishResponse();
    }
  }
}
