package com.sagamart.devstack;

import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.client.TokenDesk;
import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.observe.Prometheus;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Memory;
import com.sagamart.devstack.process.Strays;
import com.sagamart.devstack.seed.Seed;
import com.sagamart.devstack.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One embedded stack: its processes live on when this program ends.
public final class Stack {

  private final Home home;
  private final Shape shape;
  private final Ports ports;
  private final List<ManagedProcess> processes;
  private final Consumer<String> report;
  private volatile @Nullable Startup startup;

  private Stack(Home home, Shape shape, Map<String, String> environment, Consumer<String> report) {
    this.home = home;
    this.shape = shape;
    this.ports = shape.ports();
    this.processes = Topology.processes(home, shape, Installation.current(), environment);
    this.report = report;
  }

  /// The stack in this directory, quiet, with every port moved by the offset.
  public static Stack at(Path directory, int portOffset) {
    return at(directory, portOffset, Map.of());
  }

  /// The same, with settings for the services and the gateway on top of the stack's own.
  public static Stack at(Path directory, int portOffset, Map<String, String> environment) {
    return at(Home.at(directory), Shape.single(portOffset), environment, _ -> {});
  }

  /// The stack in this home.
  ///
  /// @param environment settings for the services and the gateway on top of the stack's own
  /// @param report told what happens, a line at a time
  public static Stack at(
      Home home, Shape shape, Map<String, String> environment, Consumer<String> report) {
    return new Stack(home, shape, environment, report);
  }

  /// Starts what does not run and puts the demo data in. False when everything was running already.
  ///
  /// @param fresh stops the stack and forgets its data first
  public boolean up(boolean fresh) {
    return up(fresh, true);
  }

  /// Starts what does not run. False when everything was running already.
  ///
  /// @param seeded whether the demo data is put in
  public boolean up(boolean fresh, boolean seeded) {
    if (shape.has(Fitting.PROMETHEUS)) {
      Prometheus.requireInstalled();
    }
    try (StackLock _ = StackLock.on(home)) {
      if (fresh) {
        stopAll();
        home.wipe();
      }
      rememberShape();
      if (isReady() && (!seeded || isSown())) {
        return false;
      }
      home.requireSpace();
      Doors.requireOpen(shape);
      ignite(seeded);
      return true;
    }
  }

  /// Starts again what has died of a stack that was up, and waits until everything serves.
  public void revive() {
    try (StackLock _ = StackLock.on(home)) {
      ignite(false);
    }
  }

  private void ignite(boolean seeded) {
    Startup current = new Startup(processes, report);
    startup = current;
    try {
      current.run();
      if (seeded) {
        sow(current);
      }
      processes.forEach(ManagedProcess::letOthersGoFirst);
    } catch (IOException e) {
      throw new StackFailure(sown() + " cannot be written: " + e.getMessage(), e);
    } finally {
      startup = null;
    }
  }

  private void sow(Startup current) throws IOException {
    Seed seed = new Seed(shop(), tokens());
    current.say("demo data", "starting");
    current.say("demo data", "ready    " + seed.sow());
    if (current.startedAnything()) {
      current.say("warm-up", "starting");
      current.say("warm-up", "ready    " + seed.warmUp());
    }
    Files.writeString(sown(), "");
  }

  private boolean isSown() {
    return Files.exists(sown());
  }

  /// There when the demo data is complete.
  private Path sown() {
    return home.data().resolve("sown");
  }

  /// Gives up a running [#up]: what it started is stopped.
  public void abort() {
    Startup current = startup;
    if (current != null) {
      report.accept("Stopping what was started.");
      current.abort();
    }
  }

  /// Stops everything, clients first. Returns the names of what was running.
  public List<String> down() {
    try (StackLock _ = StackLock.on(home)) {
      return stopAll();
    }
  }

  private List<String> stopAll() {
    List<String> running =
        processes.stream()
            .filter(process -> process.running().isPresent())
            .map(ManagedProcess::name)
            .toList();
    for (List<ManagedProcess> group : Topology.stopOrder(processes)) {
      group.parallelStream().forEach(ManagedProcess::stop);
    }
    int strays = Strays.kill(home);
    if (strays > 0) {
      report.accept("%d stray processes of this stack were killed".formatted(strays));
    }
    return running;
  }

  /// SIGKILL. False when it was not running.
  public boolean kill(String name) {
    return process(name).kill();
  }

  /// Stops it cleanly.
  public void stop(String name) {
    try (StackLock _ = StackLock.on(home)) {
      process(name).stop();
    }
  }

  /// Starts it and waits until it is ready. Does nothing more when it runs. Refuses when something
  /// that it needs is down.
  public void start(String name) {
    try (StackLock _ = StackLock.on(home)) {
      startAlone(name);
    }
  }

  private void startAlone(String name) {
    requireNeedsOf(name);
    start(List.of(process(name)));
  }

  private void start(List<ManagedProcess> some) {
    new Startup(some, report).run();
    some.forEach(ManagedProcess::letOthersGoFirst);
  }

  private void requireNeedsOf(String name) {
    for (String need : Topology.needsOf(process(name).name())) {
      if (process(need).running().isEmpty()) {
        throw new StackFailure(
            "%s needs %s, which is not running; ./sagamart up starts everything."
                .formatted(process(name).name(), need));
      }
    }
  }

  /// Stops it cleanly, starts it and waits until it is ready.
  public void restart(String name) {
    try (StackLock _ = StackLock.on(home)) {
      process(name).stop();
      startAlone(name);
    }
  }

  /// Makes a read model anew from the topics that it reads, whether its database is there or not.
  public Rebuild.Result rebuild(String name) {
    String module = Service.moduleOf(process(name).name());
    List<ManagedProcess> replicas = replicasOf(module);
    Rebuild rebuild = new Rebuild(this, module, report);
    try (StackLock _ = StackLock.on(home)) {
      requireNeedsOf(name);
      replicas.parallelStream().forEach(ManagedProcess::stop);
      rebuild.forget();
      start(replicas);
      return rebuild.awaitTheEnd();
    }
  }

  /// True when everything serves.
  public boolean isReady() {
    return processes.stream().allMatch(process -> process.state() == ManagedProcess.State.READY);
  }

  /// Every process, in the order in which they come up.
  public List<ManagedProcess> processes() {
    return processes;
  }

  /// What all running processes hold, in bytes.
  public long memory() {
    return processes.stream()
        .flatMap(process -> process.running().stream())
        .mapToLong(Memory::of)
        .sum();
  }

  /// Every replica of this module.
  public List<ManagedProcess> replicasOf(String module) {
    return processes.stream().filter(it -> Service.moduleOf(it.name()).equals(module)).toList();
  }

  /// The process with this name; `wallet` means wallet-service, `wallet-2` its second replica.
  public ManagedProcess process(String name) {
    return processes.stream()
        .filter(it -> it.name().equals(name) || Service.shortNameOf(it.name()).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StackFailure(
                    "There is no process %s; there are %s."
                        .formatted(
                            name,
                            String.join(
                                ", ", processes.stream().map(ManagedProcess::name).toList()))));
  }

  /// A token for this user, as `Bearer` wants it.
  public String token(long user, String... roles) {
    return tokens().token(user, roles);
  }

  /// A client of the gateway, of its first replica.
  public Shop shop() {
    return new Shop(gateway());
  }

  /// Where tokens come from.
  public TokenDesk tokens() {
    return new TokenDesk(Ports.loopback(ports.issuer()));
  }

  /// The gateway's address, of its first replica.
  public String gateway() {
    return gateways().getFirst();
  }

  /// The address of each replica of the gateway.
  public List<String> gateways() {
    return Topology.GATEWAY
        .replicas(shape.replicas())
        .map(it -> Ports.loopback(ports.service(it.port())))
        .toList();
  }

  /// The JDBC URL of the database with this name, or of the service's; role and password are the
  /// database's name.
  public String jdbc(String name) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), database(name));
  }

  /// The database of this service; a database's name is its own.
  public String database(String name) {
    String module = Service.moduleOf(name);
    return Topology.SERVICES.stream()
        .filter(
            it ->
                it.module().equals(module)
                    || it.shortName().equals(module)
                    || name.equals(it.database()))
        .findFirst()
        .map(Service::database)
        .orElseThrow(
            () ->
                new StackFailure(
                    "There is no service %s with a database; there are %s."
                        .formatted(
                            name,
                            String.join(
                                ", ", Topology.SERVICES.stream().map(Service::module).toList()))));
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  public Ports ports() {
    return ports;
  }

  public Home home() {
    return home;
  }

  /// Where operators ask this service, or empty for what has no such door.
  public Optional<String> management(String name) {
    return Topology.services(shape.replicas())
        .filter(it -> it.name().equals(name))
        .map(it -> Ports.loopback(ports.management(it.port())))
        .findFirst();
  }

  /// Where Prometheus shows what it sees, if it watches this stack.
  public Optional<String> prometheus() {
    return shape.has(Fitting.PROMETHEUS)
        ? Optional.of(Ports.loopback(ports.prometheus()))
        : Optional.empty();
  }

  /// Prometheus can come to a stack that runs; whatever else changes, all of it has to stop first.
  private void rememberShape() {
    Shape remembered = Shape.remembered(home);
    boolean running =
        Topology.processes(home, remembered, Installation.current(), Map.of()).stream()
            .anyMatch(it -> it.running().isPresent());
    if (running
        && !remembered.equals(shape)
        && !shape.equals(remembered.with(Fitting.PROMETHEUS))) {
      throw new StackFailure(
          "The stack in %s runs with %s; stop it first with ./sagamart down."
              .formatted(home.directory(), remembered.inWords()));
    }
    shape.remember(home);
  }
}
