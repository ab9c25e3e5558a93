package com.sagamart.starter.rights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Wires the grants of a database whose owner is another than the service.
@AutoConfiguration
@ConditionalOnProperty("spring.flyway.user")
@EnableConfigurationProperties(RightsProperties.class)
class RightsConfiguration {

  @Bean
  Rights rights(
      @Value("${spring.datasource.username}") String service,
      @Value("${sagamart.relay.username:#{null}}") @Nullable String relay,
      RightsProperties properties) {
    Map<String, List<String>> rights = new LinkedHashMap<>();
    rights.put(
        service,
        Stream.concat(properties.platformRights().stream(), properties.rights().stream()).toList());
    if (relay != null) {
      rights.put(relay, properties.relayRights());
    }
    return new Rights(rights);
  }
}
