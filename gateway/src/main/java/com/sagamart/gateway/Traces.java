package com.sagamart.gateway;

import com.sagamart.traces.Spans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// `sagamart.traces.receiver` is an OTLP receiver, to which spans are sent then;
/// `sagamart.traces.share` says of how many of the traces that begin here.
@Configuration(proxyBeanMethods = false)
class Traces {

  @Bean
  Spans spans(Environment settings) {
    return Spans.to(
        settings.getProperty("sagamart.traces.receiver", ""),
        settings.getProperty("spring.application.name", ""),
        settings.getProperty("sagamart.traces.share", Double.class, 1.0));
  }
}
