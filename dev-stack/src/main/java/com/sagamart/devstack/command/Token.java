package com.sagamart.devstack.command;

import com.sagamart.devstack.client.TokenDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints one token and nothing else.
@Command(name = "token")
final class Token implements Runnable {

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--user", required = true, paramLabel = "ID")
  private long user;

  @Option(names = "--admin")
  private boolean admin;

  @Override
  public void run() {
    TokenDesk desk = options.stack().tokens();
    System.out.println(admin ? desk.token(user, "USER", "ADMIN") : desk.user(user));
  }
}
