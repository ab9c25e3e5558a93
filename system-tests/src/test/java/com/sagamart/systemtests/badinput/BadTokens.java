package com.sagamart.systemtests.badinput;

import static com.sagamart.contracts.error.ErrorCode.UNAUTHENTICATED;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sagamart.systemtests.Mint;
import com.sagamart.systemtests.Platform;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Callers who are not who they say.
final class BadTokens {

  private static final int BITS = 2048;

  private BadTokens() {}

  static Stream<BadInput> in(Scene scene) throws Exception {
    Mint mint = new Mint(Platform.stack(), scene.customer.id());
    return Stream.of(strangers(scene), claims(scene, mint), forgeries(scene, mint))
        .flatMap(it -> it);
  }

  private static Stream<BadInput> strangers(Scene scene) {
    String path = scene.wallet() + "/charge";
    Request charge = Request.post(path, "{\"amount\":1}");
    Request inQuery = Request.post(path + "?access_token=" + scene.user, "{\"amount\":1}");
    Request inBody =
        charge.contentType("application/x-www-form-urlencoded").body("access_token=" + scene.user);
    List<BadInput> strangers = new ArrayList<>();
    strangers.add(bad("no token", charge));
    strangers.add(bad("a token in the query", inQuery));
    strangers.add(bad("a token in a form", inBody));
    strangers.add(bad("a token in a cookie", charge.with("Cookie: access_token=" + scene.user)));
    strangers.add(
        bad("the user's id in a header", charge.with("X-User-Id: " + scene.customer.id())));
    strangers.add(bad("two tokens", charge.by(scene.user).by(scene.user)));
    for (String credentials :
        List.of("", "Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Bearer ..", "Basic dTpw")) {
      strangers.add(
          bad(
              "'%s' for credentials".formatted(credentials),
              charge.with("Authorization: " + credentials)));
    }
    for (String prefix : List.of("", "Token ", "Bearer Bearer ", "Bearer\t", "DPoP ")) {
      strangers.add(
          bad(
              "a token behind '%s'".formatted(prefix),
              charge.with("Authorization: " + prefix + scene.user)));
    }
    strangers.add(bad("a token with more behind it", charge.by(scene.user + " x")));
    strangers.add(
        bad("a token with a comma and a token", charge.by(scene.user + "," + scene.user)));
    strangers.add(bad("a token of 12 KiB", charge.by("a".repeat(12_288))));
    strangers.add(bad("a bad token where none is needed", Request.get("/v1/products").by("x")));
    return strangers.stream();
  }

  /// Well signed, and yet.
  private static Stream<BadInput> claims(Scene scene, Mint mint) throws JOSEException {
    List<BadInput> bad = new ArrayList<>();
    bad.add(signed(scene, mint, "that has expired", it -> it.expirationTime(Mint.in(-900))));
    bad.add(signed(scene, mint, "that never expires", it -> it.expirationTime(null)));
    bad.add(signed(scene, mint, "before its time", it -> it.notBeforeTime(Mint.in(900))));
    bad.add(signed(scene, mint, "of another issuer", it -> it.issuer("http://127.0.0.1:1")));
    bad.add(signed(scene, mint, "of an issuer with a slash", it -> it.issuer(mint.issuer() + "/")));
    bad.add(signed(scene, mint, "of no issuer", it -> it.issuer(null)));
    bad.add(signed(scene, mint, "for another audience", it -> it.audience("sagamart2")));
    bad.add(signed(scene, mint, "for an audience in capitals", it -> it.audience("SAGAMART")));
    bad.add(signed(scene, mint, "for no audience", it -> it.audience((String) null)));
    bad.add(signed(scene, mint, "without roles", it -> it.claim("roles", null)));
    bad.add(signed(scene, mint, "with no role in it", it -> it.claim("roles", List.of())));
    bad.add(signed(scene, mint, "with a number for a role", it -> it.claim("roles", List.of(1))));
    bad.add(signed(scene, mint, "with a text for roles", it -> it.claim("roles", "USER,ADMIN")));
    String id = Long.toString(scene.customer.id());
    for (String subject :
        List.of(
            "",
            "alice",
            "0",
            "-" + id,
            "+" + id,
            "0" + id,
            id + " ",
            id + ".0",
            "1e3",
            "9223372036854775808",
            "１")) {
      bad.add(signed(scene, mint, "for the subject '" + subject + "'", it -> it.subject(subject)));
    }
    bad.add(signed(scene, mint, "for nobody", it -> it.subject(null)));
    return bad.stream();
  }

  private static Stream<BadInput> forgeries(Scene scene, Mint mint) throws JOSEException {
    RSAKey forged = new RSAKeyGenerator(BITS).keyID("forged").generate();
    JWTClaimsSet claims = mint.claims().build();
    RSASSASigner forger = new RSASSASigner(forged);
    RSASSASigner issuer = new RSASSASigner(mint.key());
    MACSigner publicKey = new MACSigner(mint.key().toRSAPublicKey().getEncoded());
    String knownKey = mint.key().getKeyID();
    String[] parts = scene.user.split("\\.", -1);
    return Stream.of(
        token(scene, "without a signature", new PlainJWT(claims).serialize()),
        token(scene, "whose signature was cut off", parts[0] + "." + parts[1] + "."),
        token(scene, "without its last part", parts[0] + "." + parts[1]),
        token(scene, "of five parts", scene.user + ".a.b"),
        token(
            scene,
            "for another user under an old signature",
            parts[0] + "." + altered(mint) + "." + parts[2]),
        token(
            scene,
            "with somebody else's signature",
            parts[0] + "." + parts[1] + "." + other(scene)),
        token(
            scene,
            "by another key of the same name",
            Mint.sign(JWSAlgorithm.RS256, knownKey, forger, claims)),
        token(
            scene,
            "by a key that nobody knows",
            Mint.sign(JWSAlgorithm.RS256, "forged", forger, claims)),
        token(
            scene, "by a key without a name", Mint.sign(JWSAlgorithm.RS256, null, forger, claims)),
        token(
            scene,
            "by a secret that is the public key",
            Mint.sign(JWSAlgorithm.HS256, knownKey, publicKey, claims)),
        token(scene, "by RS512", Mint.sign(JWSAlgorithm.RS512, knownKey, issuer, claims)),
        token(scene, "by PS256", Mint.sign(JWSAlgorithm.PS256, knownKey, issuer, claims)));
  }

  private static String altered(Mint mint) {
    byte[] claims =
        mint.claims()
            .subject("1001")
            .claim("roles", List.of("ADMIN"))
            .build()
            .toString()
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(claims);
  }

  private static String other(Scene scene) {
    return scene.other.token().split("\\.", -1)[2];
  }

  private static BadInput signed(
      Scene scene, Mint mint, String what, UnaryOperator<JWTClaimsSet.Builder> change)
      throws JOSEException {
    return token(scene, what, mint.sign(change.apply(mint.claims()).build()));
  }

  /// A charge that would work with a good token.
  private static BadInput token(Scene scene, String what, String token) {
    Request charge = Request.post(scene.wallet() + "/charge", "{\"amount\":1}").by(token);
    return bad("a token " + what, charge);
  }

  private static BadInput bad(String sentence, Request request) {
    return new BadInput(sentence, request, UNAUTHENTICATED);
  }
}
