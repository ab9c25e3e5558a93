package com.sagamart.starter.saga;

import static java.util.stream.Collectors.joining;

import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/// Adds what all services share to the environment, below everything a service or an operator says:
/// `platform-defaults.yml`, and the subscriptions, which nobody writes down because `OrderSaga` has
/// them.
class SagaSubscriptions implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String name = environment.getProperty("spring.application.name", "");
    for (Participant participant : Participant.values()) {
      if (participant.serviceName().equals(name)) {
        environment.getPropertySources().addLast(subscriptionsOf(participant));
      }
    }
    environment.getPropertySources().addLast(defaults());
  }

  private static PropertySource<?> subscriptionsOf(Participant participant) {
    String topics =
        OrderSaga.subscriptionsOf(participant).stream().map(Topic::wireName).collect(joining(","));
    return new MapPropertySource(
        "sagamart-subscriptions",
        Map.of(
            "spring.cloud.function.definition",
            "saga",
            "spring.cloud.stream.bindings.saga-in-0.destination",
            topics,
            "spring.cloud.stream.bindings.saga-in-0.group",
            participant.serviceName(),
            "sagamart.relay.enabled",
            participant.topic().isPresent()));
  }

  private static PropertySource<?> defaults() {
    try {
      List<PropertySource<?>> loaded =
          new YamlPropertySourceLoader()
              .load("platform-defaults", new ClassPathResource("platform-defaults.yml"));
      return loaded.getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// After the service's own application.yml was read.
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }
}
