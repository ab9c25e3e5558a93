package com.sagamart.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/// An OpenID Connect provider, as far as the gateway needs one: configuration, keys, tokens.
final class StubIssuer implements AutoCloseable {

  private final StubService web = new StubService("issuer");
  private final RSAKey key = newKey("first");
  private final ECKey curve = newCurve("curve");

  StubIssuer() {
    comesBack();
  }

  String uri() {
    return web.url();
  }

  int requests() {
    return web.requests();
  }

  void comesBack() {
    web.answers(
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          StubService.send(
              exchange,
              200,
              switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" ->
                    "{\"issuer\":\"%1$s\",\"jwks_uri\":\"%1$s/jwks\"}".formatted(uri());
                default -> new JWKSet(List.of(key, curve)).toPublicJWKSet().toString();
              });
        });
  }

  void goesAway() {
    web.answers(503, "away");
  }

  RSAKey key() {
    return key;
  }

  /// A token that nothing is wrong with, signed with the other algorithm.
  String tokenByCurve() {
    try {
      return sign(
          header(JWSAlgorithm.ES256, curve.getKeyID()), new ECDSASigner(curve), claims().build());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A token that nothing is wrong with.
  String token() {
    return sign(claims().build());
  }

  JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(uri())
        .audience("sagamart")
        .subject("1001")
        .claim("roles", List.of("USER"))
        .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
  }

  String sign(JWTClaimsSet claims) {
    return sign(header(JWSAlgorithm.RS256, key.getKeyID()), signer(key), claims);
  }

  static JWSHeader header(JWSAlgorithm algorithm, String keyId) {
    return new JWSHeader.Builder(algorithm).keyID(keyId).build();
  }

  static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) {
    try {
      var token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSASSASigner signer(RSAKey key) {
    try {
      return new RSASSASigner(key);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey newCurve(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
