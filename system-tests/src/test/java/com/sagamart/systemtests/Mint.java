package com.sagamart.systemtests;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes tokens with the issuer's own key, saying things that the issuer never would.
public final class Mint {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final String issuer;
  private final RSAKey key;
  private final long userId;

  public Mint(Stack stack, long userId) throws IOException, ParseException {
    this.issuer = Ports.loopback(stack.ports().issuer());
    this.key =
        RSAKey.parse(Files.readString(stack.home().data().resolve("issuer").resolve("key.json")));
    this.userId = userId;
  }

  public String issuer() {
    return issuer;
  }

  public RSAKey key() {
    return key;
  }

  /// What a good token says.
  public JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .audience("sagamart")
        .subject(Long.toString(userId))
        .claim("roles", List.of("USER"))
        .issueTime(in(0))
        .notBeforeTime(in(0))
        .expirationTime(in(LIFETIME.toSeconds()));
  }

  /// A token with these claims, as the issuer would sign it.
  public String sign(JWTClaimsSet claims) throws JOSEException {
    return sign(JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key), claims);
  }

  public static String sign(
      JWSAlgorithm algorithm, @Nullable String keyId, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  public static Date in(long seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }
}
