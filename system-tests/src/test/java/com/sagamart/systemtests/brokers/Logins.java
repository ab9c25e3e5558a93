package com.sagamart.systemtests.brokers;

import java.util.Map;

/// How somebody says to a broker who he is.
final class Logins {

  private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule";
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";

  private Logins() {}

  static Map<String, Object> scram(String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        jaas(SCRAM, user, password) + ";");
  }

  static Map<String, Object> plain(String user, String password) {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        jaas(PLAIN, user, password) + ";");
  }

  /// For a server that has one user, who is itself.
  static String plainOfTheServer(String user, String password) {
    return "%s user_%s=\"%s\";".formatted(jaas(PLAIN, user, password), user, password);
  }

  /// What a service is told in its environment, as on Kubernetes.
  static Map<String, String> environment(String user, String password) {
    return Map.of(
        "SPRING_KAFKA_SECURITY_PROTOCOL",
        "SASL_PLAINTEXT",
        "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
        "SCRAM-SHA-512",
        "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
        jaas(SCRAM, user, password) + ";");
  }

  private static String jaas(String module, String user, String password) {
    return "%s required username=\"%s\" password=\"%s\"".formatted(module, user, password);
  }
}
