package com.sagamart.coupon;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The coupon-service program.
@SpringBootApplication
@ConfigurationPropertiesScan
public class CouponServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(CouponServiceApplication.class, args);
  }
}
