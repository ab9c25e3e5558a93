package com.sagamart.devstack.service;

import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.server.Roles;
import java.util.HashMap;
import java.util.Map;

/// What the embedded stack tells each of its services.
final class ServiceSettings {

  private ServiceSettings() {}

  static Map<String, String> of(Service service, Shape shape, Map<String, String> further) {
    Ports ports = shape.ports();
    Map<String, String> settings = new HashMap<>();
    settings.put("SERVER_ADDRESS", "127.0.0.1");
    settings.put("SERVER_PORT", Integer.toString(ports.service(service.port())));
    settings.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
    settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management(service.port())));
    settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka(service, shape));
    settings.put("SAGAMART_ISSUER_URI", Ports.loopback(ports.issuer()));
    settings.put("SPRING_MAIN_BANNER_MODE", "off");
    settings.put("TZ", "UTC");
    String database = service.database();
    if (database != null) {
      settings.put(
          "SPRING_DATASOURCE_URL",
          "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres(service, shape), database));
      Roles roles = Roles.of(database);
      settings.put("SPRING_DATASOURCE_USERNAME", roles.service());
      settings.put("SPRING_DATASOURCE_PASSWORD", roles.service());
      settings.put("SPRING_FLYWAY_USER", roles.owner());
      settings.put("SPRING_FLYWAY_PASSWORD", roles.owner());
      settings.put("SAGAMART_RELAY_USERNAME", roles.relay());
      settings.put("SAGAMART_RELAY_PASSWORD", roles.relay());
    }
    if (service.hasFailpoints(shape)) {
      settings.put(
          "MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE", "health,prometheus,info,failpoints");
    }
    settings.putAll(further);
    return Map.copyOf(settings);
  }

  private static int kafka(Service service, Shape shape) {
    Ports ports = shape.ports();
    return service.hasDoors(shape) ? ports.kafkaDoor(service.firstPort()) : ports.kafka();
  }

  private static int postgres(Service service, Shape shape) {
    Ports ports = shape.ports();
    return service.hasDoors(shape) ? ports.postgresDoor(service.firstPort()) : ports.postgres();
  }
}
