package com.sagamart.devstack.issuer;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// Signs tokens as the issuer of a stack does, without asking it: for those who need very many.
public final class Mint {

  private final Tokens tokens;

  private Mint(Tokens tokens) {
    this.tokens = tokens;
  }

  /// With the key of the issuer in this home, which must have been started once.
  public static Mint of(Home home, Ports ports) {
    Path key = IssuerServer.key(home);
    if (!Files.exists(key)) {
      throw new StackFailure("There is no issuer's key at " + key + ".");
    }
    try {
      return new Mint(
          new Tokens(Ports.loopback(ports.issuer()), SigningKey.in(key), Clock.systemUTC()));
    } catch (IOException e) {
      throw new StackFailure(key + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// A token of an ordinary user.
  public String user(long user) {
    return tokens.sign(new TokenRequest(user, List.of("USER")));
  }
}
