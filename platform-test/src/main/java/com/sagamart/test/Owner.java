package com.sagamart.test;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// A service's database as the role that owns it reaches it: for what a test puts there or takes
/// away and the service itself may not.
public record Owner(JdbcTemplate jdbc) {

  static Owner of(String database) {
    String url = TestPlatform.shared().jdbcUrl(database, TestPlatform.ownerOf(database));
    return new Owner(new JdbcTemplate(new DriverManagerDataSource(url)));
  }
}
