package com.sagamart.devstack.service;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.process.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A service or the gateway, run from its unpacked jar.
public final class ServiceProgram implements Program {

  private static final List<String> SMALL =
      List.of(
          "-Xms64m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:ReservedCodeCacheSize=96m",
          "-XX:+ExitOnOutOfMemoryError");

  /// The optimising compiler took half of a start's processor time, most of it for code that runs
  /// only while starting. It still gets what stays hot, only later.
  private static final List<String> LESS_COMPILING_AT_START =
      List.of(
          "-XX:Tier4InvocationThreshold=15000",
          "-XX:Tier4MinInvocationThreshold=2000",
          "-XX:Tier4CompileThreshold=45000",
          "-XX:Tier4BackEdgeThreshold=120000");

  private final Service service;
  private final Home home;
  private final Installation installation;
  private final Ports ports;
  private final Map<String, String> environment;

  /// @param environment what this program is told on top of the settings that all have
  public ServiceProgram(
      Service service,
      Home home,
      Installation installation,
      Ports ports,
      Map<String, String> environment) {
    this.service = service;
    this.home = home;
    this.installation = installation;
    this.ports = ports;
    this.environment = Map.copyOf(environment);
  }

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.service(service.port()), ports.management(service.port()));
  }

  @Override
  public void prepare() {
    unpacked();
  }

  @Override
  public List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.add(home.marker());
    command.add("-Xmx" + service.heapMegabytes() + "m");
    command.addAll(SMALL);
    command.addAll(LESS_COMPILING_AT_START);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-jar");
    command.add(unpacked().path().toString());
    return command;
  }

  @Override
  public Map<String, String> environment() {
    return ServiceSettings.of(service, ports, environment);
  }

  @Override
  public boolean isReady() {
    int management = ports.management(service.port());
    return Listening.answersAt(Ports.loopback(management) + "/actuator/health/readiness");
  }

  private UnpackedJar unpacked() {
    return UnpackedJar.of(installation.jarOf(service.name()), home);
  }
}
