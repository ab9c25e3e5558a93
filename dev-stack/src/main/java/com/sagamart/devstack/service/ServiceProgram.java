package com.sagamart.devstack.service;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.JitCompiler;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.process.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

  private final Service service;
  private final Home home;
  private final Installation installation;
  private final Shape shape;
  private final Ports ports;
  private final Map<String, String> environment;
  private final boolean inTraining;

  /// @param environment what this program is told on top of the settings that all have
  public ServiceProgram(
      Service service,
      Home home,
      Installation installation,
      Shape shape,
      Map<String, String> environment) {
    this(service, home, installation, shape, environment, false);
  }

  private ServiceProgram(
      Service service,
      Home home,
      Installation installation,
      Shape shape,
      Map<String, String> environment,
      boolean inTraining) {
    this.service = service;
    this.home = home;
    this.installation = installation;
    this.shape = shape;
    this.ports = shape.ports();
    this.environment = Map.copyOf(environment);
    this.inTraining = inTraining;
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

  /// This program as it runs to make its AOT cache: the cache is there when it has stopped.
  public ServiceProgram inTraining() {
    return new ServiceProgram(service, home, installation, shape, environment, true);
  }

  @Override
  public List<String> command() {
    UnpackedJar jar = unpacked();
    AotCache cache = cache();
    List<String> command = java(inTraining ? cache.make() : cache.use());
    if (inTraining) {
      command.addAll(List.of(Trainee.class.getName(), jar.own().toString()));
    }
    command.add(jar.mainClass());
    return command;
  }

  private String classPath() {
    if (inTraining) {
      return cache().classPath();
    }
    Stream<Path> own = Stream.of(unpacked().own());
    Stream<Path> further =
        service.hasFailpoints(shape) ? Stream.of(installation.failpoints(home)) : Stream.empty();
    return cache().classPath(Stream.concat(own, further).toArray(Path[]::new));
  }

  private List<String> java(List<String> cacheOptions) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java());
    command.add(home.marker());
    command.add("-Xmx" + service.heapMegabytes() + "m");
    command.addAll(SMALL);
    command.addAll(JitCompiler.options());
    command.addAll(cacheOptions);
    command.add("--enable-native-access=ALL-UNNAMED");
    return command;
  }

  @Override
  public Map<String, String> environment() {
    Map<String, String> settings = new HashMap<>(ServiceSettings.of(service, shape, environment));
    // Not on the command line, where its hundred and fifty jars would hide everything else.
    settings.put("CLASSPATH", classPath());
    return settings;
  }

  /// The gateway is not: it refuses what the others cannot do, and has to be quick about it.
  @Override
  public boolean isBehindOthers() {
    return service.database() != null;
  }

  @Override
  public boolean isReady() {
    int management = ports.management(service.port());
    return Listening.answersAt(Ports.loopback(management) + "/actuator/health/readiness");
  }

  /// The AOT cache that this program shares with all that have the same libraries.
  public AotCache cache() {
    try {
      return AotCache.of(unpacked().libraries(), installation.services());
    } catch (IOException e) {
      throw new StackFailure(name() + " cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private UnpackedJar unpacked() {
    return UnpackedJar.of(installation.jarOf(service.module()), installation.services());
  }
}
