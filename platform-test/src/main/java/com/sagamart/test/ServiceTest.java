package com.sagamart.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;

/// A test of one whole service on real PostgreSQL and Kafka, in a database of its own. `Wire` and
/// `Client` are beans there.
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServiceInitializer.class)
public @interface ServiceTest {

  /// The property that names another issuer than [TestIssuer].
  String ISSUER = "sagamart.test.issuer";
}
