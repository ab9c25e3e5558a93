package com.sagamart.starter.relay;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Where the outbox stands, and connections to it that do not come from the service's pool: the
/// leader's lock and the engine keep theirs for as long as they live. Its role may replicate and
/// read the outbox; the service's may not replicate.
record RelayDatabase(String url, String user, String password) {

  private static final int CONNECT_TIMEOUT_SECONDS = 5;
  private static final int SOCKET_TIMEOUT_SECONDS = 30;

  /// @param settings of the session, each as `name=value`
  Connection connect(String purpose, String... settings) throws SQLException {
    Properties properties = new Properties();
    if (settings.length > 0) {
      properties.setProperty("options", "-c " + String.join(" -c ", settings));
    }
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", purpose);
    properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
    properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(url, properties);
  }

  String host() {
    return uri().getHost();
  }

  int port() {
    return uri().getPort() < 0 ? 5432 : uri().getPort();
  }

  String name() {
    return uri().getPath().substring(1);
  }

  /// The replication slot; slots are named across all databases of a server.
  String slot() {
    return name().replaceAll("[^a-z0-9_]", "_") + "_outbox";
  }

  @Override
  public String toString() {
    return user + "@" + url; // without the password
  }

  private URI uri() {
    return URI.create(url.substring("jdbc:".length()));
  }
}
