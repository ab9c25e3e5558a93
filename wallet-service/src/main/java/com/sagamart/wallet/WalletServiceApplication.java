package com.sagamart.wallet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The wallet-service program.
@SpringBootApplication
@ConfigurationPropertiesScan
public class WalletServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(WalletServiceApplication.class, args);
  }
}
