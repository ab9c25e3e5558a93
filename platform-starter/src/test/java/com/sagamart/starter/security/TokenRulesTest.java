package com.sagamart.starter.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenRulesTest {

  private static final int BITS = 2048;

  private RSAKey rsa;
  private ECKey curve;
  private HttpServer server;
  private String issuer;
  private JwtDecoder decoder;

  @BeforeEach
  void start() throws Exception {
    rsa = new RSAKeyGenerator(BITS).keyID("rsa").generate();
    curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + server.getAddress().getPort();
    answers(
        "/.well-known/openid-configuration",
        "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer, issuer));
    answers("/keys", new JWKSet(List.of(rsa, curve)).toString());
    server.start();
    decoder = TokenRules.decoder(issuer);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takeBothAlgorithmsOfTheIssuer() throws Exception {
    assertThat(
            decoder.decode(signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa))).getSubject())
        .isEqualTo("1001");
    assertThat(
            decoder
                .decode(signed(JWSAlgorithm.ES256, "curve", new ECDSASigner(curve)))
                .getSubject())
        .isEqualTo("1001");
  }

  @Test
  void refuseEveryOtherAlgorithm() throws Exception {
    byte[] publicKey = rsa.toRSAPublicKey().getEncoded();
    for (String token :
        List.of(
            new PlainJWT(claims()).serialize(),
            signed(JWSAlgorithm.HS256, "rsa", new MACSigner(publicKey)),
            signed(JWSAlgorithm.RS512, "rsa", new RSASSASigner(rsa)))) {
      assertThatThrownBy(() -> decoder.decode(token)).isInstanceOf(JwtException.class);
    }
  }

  @Test
  void knowTheUsersWhileTheIssuerIsAway() throws Exception {
    String token = signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa));
    decoder.decode(token);
    server.stop(0);

    assertThat(decoder.decode(token).getSubject()).isEqualTo("1001");
  }

  private String signed(JWSAlgorithm algorithm, String key, JWSSigner signer) throws Exception {
    var token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims());
    token.sign(signer);
    return token.serialize();
  }

  private JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience("sagamart")
        .subject("1001")
        .claim("roles", List.of("USER"))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
        .build();
  }

  private void answers(String path, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
