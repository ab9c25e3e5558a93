package com.sagamart.starter.trace;

import com.sagamart.traces.Spans;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/// Puts the [TraceFilter] before everything else, and the [TraceValve] around it.
/// `sagamart.traces.receiver` is an OTLP receiver, to which spans are sent then;
/// `sagamart.traces.share` says of how many of the traces that begin here.
@AutoConfiguration
class TraceConfiguration {

  @Bean
  Spans spans(Environment settings) {
    return Spans.to(
        settings.getProperty("sagamart.traces.receiver", ""),
        settings.getProperty("spring.application.name", ""),
        settings.getProperty("sagamart.traces.share", Double.class, 1.0));
  }

  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> traceValve() {
    return factory ->
        factory.addContextCustomizers(it -> it.getPipeline().addValve(new TraceValve()));
  }

  @Bean
  FilterRegistrationBean<TraceFilter> traceFilter(Spans spans) {
    var registration = new FilterRegistrationBean<>(new TraceFilter(spans));
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return registration;
  }
}
