package com.sagamart.systemtests.keycloak;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/// Keycloak on loopback, unpacked from its distribution, with the realm that containers and
/// clusters on one machine have too. It keeps nothing: each start reads the realm's file anew.
final class KeycloakServer implements Program {

  private static final String REALM_FILE = "k8s/overlays/local/realm.json";
  private static final String REALM = "/realms/sagamart";

  private final Path unpacked;
  private final Home home;
  private final int port;

  KeycloakServer(Path unpacked, Home home, int port) {
    this.unpacked = unpacked;
    this.home = home;
    this.port = port;
  }

  /// What stands in its tokens.
  String issuer() {
    return address() + REALM;
  }

  private String address() {
    return Ports.loopback(port);
  }

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public void prepare() {
    try {
      Path imported = Files.createDirectories(unpacked.resolve("data").resolve("import"));
      Files.copy(
          Installation.current().root().resolve(REALM_FILE),
          imported.resolve("sagamart.json"),
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StackFailure("Keycloak cannot be given its realm: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> command() {
    return List.of(
        "sh",
        unpacked.resolve("bin").resolve("kc.sh").toString(),
        "start-dev",
        "--import-realm",
        "--db=dev-mem",
        "--cache=local",
        "--http-host=127.0.0.1",
        "--http-port=" + port,
        "--hostname=" + address());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("JAVA", Installation.java(), "JAVA_OPTS_APPEND", home.marker());
  }

  /// It answers for a realm when that is imported.
  @Override
  public boolean isReady() {
    return Listening.answersAt(issuer() + "/.well-known/openid-configuration");
  }
}
