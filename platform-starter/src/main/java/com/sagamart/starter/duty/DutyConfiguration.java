package com.sagamart.starter.duty;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Makes the duties part of the replica's health; `platform-defaults.yml` makes that part of its
/// readiness.
@AutoConfiguration
class DutyConfiguration {

  @Bean
  DutiesHealth dutiesHealthIndicator(List<Duty> duties) {
    return new DutiesHealth(duties);
  }
}
