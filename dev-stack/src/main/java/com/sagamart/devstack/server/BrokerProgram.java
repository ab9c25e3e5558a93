package com.sagamart.devstack.server;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/// The broker's process: formats the storage the first time, then is Kafka.
final class BrokerProgram {

  /// One broker, one cluster: the name need not be unique.
  private static final String CLUSTER_ID = "U2FnYW1hcnQtZGV2LXN0YQ";

  private BrokerProgram() {}

  /// Formats, then starts the broker.
  ///
  /// @param arguments the path of server.properties
  public static void main(String[] arguments) throws IOException {
    String properties = arguments[0];
    if (!Files.exists(logDirectory(properties).resolve("meta.properties"))) {
      String[] format = {"format", "-t", CLUSTER_ID, "-c", properties, "--ignore-formatted"};
      if (StorageTool.execute(format, System.out) != 0) {
        throw new IllegalStateException("the storage cannot be formatted");
      }
    }
    Kafka.main(new String[] {properties});
  }

  private static Path logDirectory(String file) throws IOException {
    Properties properties = new Properties();
    try (FileInputStream in = new FileInputStream(file)) {
      properties.load(in);
    }
    return Path.of(properties.getProperty("log.dirs"));
  }
}
