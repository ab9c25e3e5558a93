package com.sagamart.ranking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The ranking-service program.
@SpringBootApplication
@ConfigurationPropertiesScan
public class RankingServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(RankingServiceApplication.class, args);
  }
}
