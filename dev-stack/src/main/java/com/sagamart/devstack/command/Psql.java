package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.server.PostgresServer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// A SQL prompt on a service's database, as the service's own role.
@Command(name = "psql")
final class Psql implements Callable<Integer> {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "SERVICE")
  private String service = "";

  @Override
  public Integer call() throws InterruptedException {
    Stack stack = options.stack();
    String database = stack.database(service);
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
                database,
                database)
            .inheritIO();
    psql.environment().put("PGPASSWORD", database);
    try {
      return psql.start().waitFor();
    } catch (IOException e) {
      System.out.println(
          "psql is not installed; with another client: %s?user=%s&password=%s"
              .formatted(stack.jdbc(database), database, database));
      return 0;
    }
  }
}
