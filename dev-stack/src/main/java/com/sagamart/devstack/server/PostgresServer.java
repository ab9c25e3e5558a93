package com.sagamart.devstack.server;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Leftovers;
import com.sagamart.devstack.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL, durable: what it acknowledged survives a SIGKILL.
public final class PostgresServer implements Program {

  public static final String NAME = "postgres";

  private final Home home;
  private final Installation installation;
  private final int port;
  private final Databases databases;

  public PostgresServer(Home home, Installation installation, Ports ports, List<String> databases) {
    this.home = home;
    this.installation = installation;
    this.port = ports.postgres();
    this.databases = new Databases(port, databases);
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
  public void prepare() {
    Path programs = programs();
    if (!Files.isDirectory(data())) {
      initialise(programs);
    }
    Leftovers.awaitGone(programs);
    try {
      // names a process that is gone, or meanwhile somebody else's: nobody of ours is left
      Files.deleteIfExists(data().resolve("postmaster.pid"));
      Files.writeString(data().resolve("postgresql.conf"), PostgresSettings.forPort(port));
    } catch (IOException e) {
      throw new StackFailure("PostgreSQL cannot be configured: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> command() {
    Path postgres = programs().resolve("bin").resolve("postgres");
    return Rootless.command(postgres.toString(), "-D", data().toString());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("LC_ALL", Locales.CHARACTERS);
  }

  @Override
  public boolean isReady() {
    return databases.serverAnswers();
  }

  @Override
  public void complete() {
    databases.createMissing();
  }

  /// SIGINT is PostgreSQL's fast shutdown: it sends clients away and leaves a clean checkpoint.
  @Override
  public Signal stopSignal() {
    return Signal.INT;
  }

  private Path programs() {
    return PostgresBinaries.unpack(installation.libraries(), home);
  }

  private Path data() {
    return home.data().resolve("postgres");
  }

  /// In a directory aside, renamed at the end: what is interrupted is not taken for a database.
  private void initialise(Path programs) {
    Path unfinished = home.data().resolve("postgres.unfinished");
    Path password = home.data().resolve("postgres.password");
    try {
      Home.delete(unfinished);
      Files.createDirectories(home.data());
      Files.writeString(password, Databases.SUPERUSER_PASSWORD);
      List<String> command = new ArrayList<>();
      command.add(programs.resolve("bin").resolve("initdb").toString());
      command.addAll(List.of("-D", unfinished.toString(), "-U", Databases.SUPERUSER));
      command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + password));
      command.addAll(List.of("--encoding=UTF8", "--locale=" + Locales.CHARACTERS));
      Rootless.run(command, home.logs().resolve("initdb.log"));
      Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StackFailure("PostgreSQL cannot be initialised: " + e.getMessage(), e);
    } finally {
      Home.delete(password);
    }
  }
}
