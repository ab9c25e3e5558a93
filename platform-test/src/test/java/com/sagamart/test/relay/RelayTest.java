package com.sagamart.test.relay;

import com.sagamart.test.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/// A test of the relay in a service that has nothing else. Its reconciler waits for an hour, so
/// that nothing arrives by its hand.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@TestPropertySource(
    properties = {
      "spring.application.name=talker",
      "sagamart.relay.enabled=true",
      "sagamart.relay.reconcile-after=1h",
      "sagamart.relay.leader-retry=200ms",
      "sagamart.relay.restart-pause=100ms",
    })
@interface RelayTest {

  /// The service.
  @SpringBootApplication
  class Talker {

    @Bean
    Server server(JdbcTemplate jdbc) {
      return new Server(jdbc);
    }
  }
}
