package com.sagamart.coupon;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The coupon-service program.
@SpringBootApplication
public class CouponServiceApplication {

  static void main(String[] args) {
    SpringApplication.run(CouponServiceApplication.class, args);
  }
}
