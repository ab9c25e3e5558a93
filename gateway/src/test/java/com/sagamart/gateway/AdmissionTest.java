package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.sagamart.contracts.error.ErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest extends GatewayTest {

  private static final String PRIVATE = "/v1/wallets/1001";
  private static final String OPEN = "/v1/products";

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/products", "/v1/products/101", "/v1/products/top", "/v1/coupons/9001"})
  void letsEverybodyReadTheCatalogue(String path) {
    assertThat(send(to(path)).statusCode()).isEqualTo(200);
    assertThat(send(to(path).HEAD()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,   /v1/wallets/1001",
    "PUT,   /v1/wallets/1001",
    "GET,   /v1/users/1001/orders",
    "GET,   /v1/users/1001/coupons",
    "POST,  /v1/orders/checkout",
    "GET,   /v1/orders/7000001",
    "POST,  /v1/products",
    "PATCH, /v1/products/101",
    "POST,  /v1/products/101/restock",
    "POST,  /v1/coupons",
    "POST,  /v1/coupons/9001/issue",
  })
  void asksForATokenEverywhereElse(String method, String path) {
    var response = send(to(path).method(method, BodyPublishers.noBody()));

    assertAnswers(response, ErrorCode.UNAUTHENTICATED);
    assertThat(response.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
  }

  @Test
  void passesTheTokenOnUnchanged() {
    assertThat(get(PRIVATE).statusCode()).isEqualTo(200);

    assertThat(WALLET.lastRequest().header("Authorization")).containsExactly(TOKEN);
  }

  @Test
  void toleratesClocksThatAreALittleApart() {
    assertAdmitted(claims -> claims.expirationTime(in(-30)));
    assertAdmitted(claims -> claims.notBeforeTime(in(30)));
  }

  @Test
  void refusesATokenThatHasExpired() {
    assertRefused(claims -> claims.expirationTime(in(-90)));
  }

  @Test
  void refusesATokenThatNeverExpires() {
    assertRefused(claims -> claims.expirationTime(null));
  }

  @Test
  void refusesATokenBeforeItsTime() {
    assertRefused(claims -> claims.notBeforeTime(in(90)));
  }

  @Test
  void refusesATokenOfAnotherIssuer() {
    assertRefused(claims -> claims.issuer("http://127.0.0.1:1"));
    assertRefused(claims -> claims.issuer(null));
  }

  @Test
  void refusesATokenForAnotherAudience() {
    assertRefused(claims -> claims.audience("elsewhere"));
    assertRefused(claims -> claims.audience((String) null));
  }

  @Test
  void refusesATokenWhoseSubjectIsNotAUserId() {
    assertRefused(claims -> claims.subject("alice"));
    assertRefused(claims -> claims.subject("0"));
    assertRefused(claims -> claims.subject("-1001"));
    assertRefused(claims -> claims.subject(null));
  }

  @Test
  void refusesATokenWithoutRoles() {
    assertRefused(claims -> claims.claim("roles", null));
    assertRefused(claims -> claims.claim("roles", "ADMIN"));
    assertRefused(claims -> claims.claim("roles", List.of(1)));
  }

  @Test
  void refusesATokenThatIsNotSigned() {
    assertRefused(new PlainJWT(ISSUER.claims().build()).serialize());
  }

  @Test
  void refusesATokenSignedWithThePublicKeyAsASecret() throws JOSEException {
    byte[] publicKey = ISSUER.key().toRSAPublicKey().getEncoded();
    var header = StubIssuer.header(JWSAlgorithm.HS256, ISSUER.key().getKeyID());

    assertRefused(StubIssuer.sign(header, new MACSigner(publicKey), ISSUER.claims().build()));
  }

  @Test
  void refusesEveryOtherAlgorithm() {
    var header = StubIssuer.header(JWSAlgorithm.RS512, ISSUER.key().getKeyID());

    assertRefused(
        StubIssuer.sign(header, StubIssuer.signer(ISSUER.key()), ISSUER.claims().build()));
  }

  @Test
  void refusesAForgedSignatureUnderAKnownOrUnknownKeyId() {
    RSAKey forger = StubIssuer.newKey("forger");
    JWTClaimsSet claims = ISSUER.claims().build();

    for (String keyId : List.of(ISSUER.key().getKeyID(), "forger")) {
      var header = StubIssuer.header(JWSAlgorithm.RS256, keyId);
      assertRefused(StubIssuer.sign(header, StubIssuer.signer(forger), claims));
    }
  }

  @Test
  void refusesATokenThatWasAltered() {
    String[] parts = ISSUER.token().split("\\.", -1);
    String other =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                ISSUER
                    .claims()
                    .subject("1002")
                    .build()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8));

    assertRefused(parts[0] + "." + other + "." + parts[2]);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "Basic dTpw", "x", "Bearer a b"})
  void refusesCredentialsThatAreNoToken(String authorization) {
    assertAnswers(
        send(to(PRIVATE).header("Authorization", authorization)), ErrorCode.UNAUTHENTICATED);
    assertAnswers(send(to(OPEN).header("Authorization", authorization)), ErrorCode.UNAUTHENTICATED);
  }

  @Test
  void refusesTwoTokensAtOnce() {
    assertAnswers(
        send(signedInTo(PRIVATE).header("Authorization", TOKEN)), ErrorCode.UNAUTHENTICATED);
  }

  private void assertAdmitted(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertThat(present(ISSUER.sign(change.apply(ISSUER.claims()).build()), PRIVATE).statusCode())
        .isEqualTo(200);
  }

  private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
    assertRefused(ISSUER.sign(change.apply(ISSUER.claims()).build()));
  }

  /// A bad token is refused also where none would be needed.
  private void assertRefused(String token) {
    assertAnswers(present(token, PRIVATE), ErrorCode.UNAUTHENTICATED);
    assertAnswers(present(token, OPEN), ErrorCode.UNAUTHENTICATED);
    assertThat(WALLET.requests() + INVENTORY.requests()).isZero();
  }

  private HttpResponse<String> present(String token, String path) {
    return send(to(path).header("Authorization", "Bearer " + token));
  }

  private static Date in(long seconds) {
    return Date.from(Instant.now().plus(Duration.ofSeconds(seconds)));
  }
}
