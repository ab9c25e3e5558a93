package com.sagamart.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/// An OpenID provider on a free port of this machine, for tests that call endpoints with real
/// tokens.
public final class TestIssuer {

  private static final TestIssuer SHARED = new TestIssuer();
  private static final int KEY_BITS = 2048;
  private static final long LIFE_SECONDS = 3600;

  private final RSAKey key;
  private final String uri;

  private TestIssuer() {
    try {
      key = new RSAKeyGenerator(KEY_BITS).keyID("test").generate();
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      uri = "http://127.0.0.1:" + server.getAddress().getPort();
      serve(server, "/jwks", new JWKSet(key.toPublicJWK()).toString());
      serve(
          server,
          "/.well-known/openid-configuration",
          """
          {"issuer":"%1$s","jwks_uri":"%1$s/jwks"}\
          """
              .formatted(uri));
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The one issuer of this JVM.
  public static TestIssuer shared() {
    return SHARED;
  }

  public String uri() {
    return uri;
  }

  /// A valid token for this user.
  public String token(long userId, String... roles) {
    return token(claims -> claims.subject(Long.toString(userId)).claim("roles", List.of(roles)));
  }

  /// A signed token whose claims are the valid ones, changed by `change`.
  public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
    Instant now = Instant.now();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(uri)
            .audience("sagamart")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)));
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              change.apply(claims).build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void serve(HttpServer server, String path, String json) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            byte[] body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }
}
