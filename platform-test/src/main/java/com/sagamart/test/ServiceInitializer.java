package com.sagamart.test;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Points a service at the shared platform, at a database made for this context alone.
class ServiceInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final AtomicInteger CONTEXTS = new AtomicInteger();

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String service = context.getEnvironment().getRequiredProperty("spring.application.name");
    String database =
        service.replaceAll("\\W", "_").toLowerCase(Locale.ROOT) + CONTEXTS.incrementAndGet();
    TestPlatform platform = TestPlatform.shared();
    platform.createDatabase(database);
    TestPropertyValues.of(
            "spring.datasource.url=" + platform.jdbcUrl(database, database).split("\\?", 2)[0],
            "spring.datasource.username=" + database,
            "spring.datasource.password=" + database,
            "spring.flyway.user=" + TestPlatform.ownerOf(database),
            "spring.flyway.password=" + TestPlatform.ownerOf(database),
            "sagamart.relay.username=" + TestPlatform.relayOf(database),
            "sagamart.relay.password=" + TestPlatform.relayOf(database),
            "spring.kafka.bootstrap-servers=" + platform.bootstrapServers(),
            "sagamart.issuer-uri=" + issuer(context),
            "management.server.port=0")
        .applyTo(context);
    SharedPlatform.usedBy(context);
    if (context instanceof GenericApplicationContext beans) {
      Supplier<Wire> wire = () -> new Wire(platform.bootstrapServers(), database);
      beans.registerBean(Wire.class, wire);
      beans.registerBean(Owner.class, () -> Owner.of(database));
      Supplier<Client> client = () -> new Client(context.getEnvironment());
      beans.registerBean(Client.class, client);
    }
  }

  private static String issuer(ConfigurableApplicationContext context) {
    return context.getEnvironment().getProperty(ServiceTest.ISSUER, TestIssuer.shared().uri());
  }
}
