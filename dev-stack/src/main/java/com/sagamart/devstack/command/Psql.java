package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.server.PostgresServer;
import com.sagamart.devstack.server.Roles;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A SQL prompt on a service's database, as the service's own role or as another of it.
@Command(name = "psql")
final class Psql implements Callable<Integer> {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "SERVICE")
  private String service = "";

  @Option(names = "--as", paramLabel = "ROLE")
  private Who who = Who.service;

  /// The roles of a database, in the words of the command line.
  enum Who {
    service,
    owner,
    relay
  }

  private static String role(Who who, String database) {
    Roles roles = Roles.of(database);
    return switch (who) {
      case service -> roles.service();
      case owner -> roles.owner();
      case relay -> roles.relay();
    };
  }

  @Override
  public Integer call() throws InterruptedException {
    Stack stack = options.stack();
    String database = stack.database(service);
    String role = role(who, database);
    if (stack.process(PostgresServer.NAME).running().isEmpty()) {
      throw new StackFailure("The stack is not up; start it with ./sagamart up.");
    }
    ProcessBuilder psql =
        new ProcessBuilder(
                "psql",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(stack.ports().postgres()),
                "-U",
                role,
                database)
            .inheritIO();
    psql.environment().put("PGPASSWORD", role);
    try {
      return psql.start().waitFor();
    } catch (IOException e) {
      System.out.println(
          "psql is not installed; with another client: %s?user=%s&password=%s"
              .formatted(stack.jdbc(database), role, role));
      return 0;
    }
  }
}
