package com.sagamart.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.util.function.IntSupplier;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreaker;
import org.springframework.cloud.client.circuitbreaker.ReactiveCircuitBreakerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// A breaker for each service as a whole: [Replicas] finds another replica when one is in trouble,
/// and the breaker opens when there is none. Then requests are 503 at once, and a few of them try
/// again after a while. Metrics tell of each from the start.
@Configuration(proxyBeanMethods = false)
class Breakers {

  private static final int WINDOW = 40;
  private static final int FEWEST = 20;
  private static final int TRIES = 5;

  /// Waits for no reply itself: [Limits#response()] does.
  @Bean
  Customizer<ReactiveResilience4JCircuitBreakerFactory> breakersOfServices(Limits limits) {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(FEWEST)
            .permittedNumberOfCallsInHalfOpenState(TRIES)
            .waitDurationInOpenState(limits.breakerPause())
            // A try that never ended must not keep the service out for good.
            .maxWaitDurationInHalfOpenState(limits.response())
            .recordException(failure -> Fault.of(failure).isTheReplicas())
            .ignoreException(failure -> !Fault.of(failure).isTheReplicas())
            .build();
    return factory -> {
      factory.configureDefault(
          id -> new Resilience4JConfigBuilder(id).circuitBreakerConfig(config).build());
      for (Service service : Service.values()) {
        // Otherwise its first request would make it.
        factory.getCircuitBreakerRegistry().circuitBreaker(service.title(), config);
      }
    };
  }

  /// How many of this service's requests may be under way now. Who comes beyond while a few try is
  /// better off in line than refused; an open breaker refuses at once.
  static IntSupplier permitted(Service service, ReactiveResilience4JCircuitBreakerFactory all) {
    CircuitBreaker breaker = all.getCircuitBreakerRegistry().circuitBreaker(service.title());
    return () ->
        breaker.getState() == State.HALF_OPEN
            ? Math.max(0, TRIES - breaker.getMetrics().getNumberOfBufferedCalls())
            : Integer.MAX_VALUE;
  }

  static ReactiveCircuitBreaker of(Service service, ReactiveCircuitBreakerFactory<?, ?> factory) {
    return factory.create(service.title());
  }
}
