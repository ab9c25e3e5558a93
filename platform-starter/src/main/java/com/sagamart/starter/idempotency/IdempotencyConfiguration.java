package com.sagamart.starter.idempotency;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/// Puts [IdempotentHandlers] in the place of Spring MVC's own caller of handlers.
@AutoConfiguration(before = TaskSchedulingAutoConfiguration.class)
@EnableConfigurationProperties(IdempotencyProperties.class)
@EnableScheduling
class IdempotencyConfiguration implements WebMvcConfigurer {

  @Bean
  WebMvcRegistrations idempotentHandlers(
      JdbcTemplate jdbc,
      PlatformTransactionManager transactions,
      IdempotencyProperties properties,
      @Qualifier("handlerExceptionResolver") ObjectProvider<HandlerExceptionResolver> errors) {
    var keys = new KeyTable(jdbc);
    var once = new Once(keys, transactions);
    var resumption = new Resumption(keys, once, properties.lease());
    return new WebMvcRegistrations() {
      @Override
      public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new IdempotentHandlers(once, resumption, errors);
      }
    };
  }

  @Bean
  SchedulingConfigurer purgeOfIdempotencyKeys(JdbcTemplate jdbc, IdempotencyProperties properties) {
    var purge = new Purge(jdbc, properties);
    return tasks ->
        tasks.addFixedDelayTask(
            new FixedDelayTask(purge::purge, properties.purgeEvery(), properties.purgeEvery()));
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Attempts());
  }
}
