package com.sagamart.starter.deadline;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;

/// Puts [RequestTransactions] in the place of Boot's own manager.
@AutoConfiguration(before = HibernateJpaAutoConfiguration.class)
@EnableConfigurationProperties(DeadlineProperties.class)
class DeadlineConfiguration {

  /// Before all that uses the database, and behind what only takes note of the request.
  private static final int EARLY = Ordered.HIGHEST_PRECEDENCE + 1;

  @Bean
  PlatformTransactionManager transactionManager(
      ObjectProvider<TransactionManagerCustomizers> customizers) {
    var transactions = new RequestTransactions();
    customizers.ifAvailable(it -> it.customize(transactions));
    return transactions;
  }

  @Bean
  FilterRegistrationBean<DeadlineFilter> deadlineFilter(DeadlineProperties limits) {
    var registration = new FilterRegistrationBean<>(new DeadlineFilter(limits));
    registration.setOrder(EARLY);
    return registration;
  }
}
