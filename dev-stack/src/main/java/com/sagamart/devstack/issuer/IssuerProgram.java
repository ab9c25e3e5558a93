package com.sagamart.devstack.issuer;

import java.io.IOException;
import java.nio.file.Path;

/// The issuer's process.
final class IssuerProgram {

  /// What only the embedded stack sets. Whoever signs tokens for anybody must not run elsewhere.
  static final String EMBEDDED = "SAGAMART_EMBEDDED";

  private IssuerProgram() {}

  /// Starts the issuer.
  ///
  /// @param arguments the port and the file of the key
  public static void main(String[] arguments) throws IOException {
    if (!"true".equals(System.getenv(EMBEDDED))) {
      System.err.println(
          "The development issuer signs tokens for anybody, so it runs only inside the embedded stack: ./sagamart up.");
      System.exit(1);
    }
    Issuer issuer =
        new Issuer(Integer.parseInt(arguments[0]), SigningKey.in(Path.of(arguments[1])));
    issuer.start();
    System.out.println("issuer " + issuer.address());
  }
}
