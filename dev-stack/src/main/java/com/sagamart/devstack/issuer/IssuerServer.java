package com.sagamart.devstack.issuer;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.process.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The issuer as a part of the stack.
public final class IssuerServer implements Program {

  public static final String NAME = "issuer";

  private final Home home;
  private final Installation installation;
  private final int port;

  public IssuerServer(Home home, Installation installation, Ports ports) {
    this.home = home;
    this.installation = installation;
    this.port = ports.issuer();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of(port);
  }

  @Override
  public void prepare() {}

  @Override
  public List<String> command() {
    return List.of(
        Installation.java(),
        home.marker(),
        "-Xmx48m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseCompactObjectHeaders",
        "-cp",
        installation.classPath(home),
        IssuerProgram.class.getName(),
        Integer.toString(port),
        key(home).toString());
  }

  /// Where the key of the issuer in this home is.
  static Path key(Home home) {
    return home.data().resolve("issuer").resolve("key.json");
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(IssuerProgram.EMBEDDED, "true");
  }

  @Override
  public boolean isReady() {
    return Listening.answersAt(Ports.loopback(port) + "/jwks");
  }
}
