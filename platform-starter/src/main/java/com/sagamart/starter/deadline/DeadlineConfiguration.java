package com.sagamart.starter.deadline;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/// Puts [RequestConnections] before the pool.
@AutoConfiguration
@EnableConfigurationProperties(DeadlineProperties.class)
class DeadlineConfiguration {

  /// Before all that uses the database, and behind what only takes note of the request.
  private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 1;

  @Bean
  static BeanPostProcessor requestConnections() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new RequestConnections(pool) : bean;
      }
    };
  }

  @Bean
  FilterRegistrationBean<DeadlineFilter> deadlineFilter(DeadlineProperties limits) {
    var registration = new FilterRegistrationBean<>(new DeadlineFilter(limits));
    registration.setOrder(EARLY);
    return registration;
  }
}
