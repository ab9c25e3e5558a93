package com.sagamart.devstack.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sagamart.devstack.client.TokenDesk;
import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerTest {

  /// One key for all tests: making one takes long.
  @TempDir private static Path directory;

  private Issuer issuer;

  @BeforeEach
  void startIssuer() throws IOException {
    issuer = new Issuer(0, SigningKey.in(keyFile()));
    issuer.start();
  }

  @AfterEach
  void stopIssuer() {
    issuer.close();
  }

  @Test
  void signsTokensThatItsPublishedKeysVerify() throws Exception {
    String token = new TokenDesk(issuer.address()).token(1001, "USER", "ADMIN");

    JWTClaimsSet claims = verify(token);

    assertThat(claims.getSubject()).isEqualTo("1001");
    assertThat(claims.getStringListClaim("roles")).containsExactly("USER", "ADMIN");
    assertThat(claims.getExpirationTime().toInstant())
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(59)), Instant.now().plus(Duration.ofHours(1)));
  }

  @Test
  void keepsItsKeySoThatTokensSurviveARestart() throws Exception {
    String token = new TokenDesk(issuer.address()).user(1001);
    int port = URI.create(issuer.address()).getPort();
    issuer.close();
    issuer = new Issuer(port, SigningKey.in(keyFile()));
    issuer.start();

    assertThat(verify(token).getSubject()).isEqualTo("1001");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
        .isEqualTo("rw-------");
  }

  @Test
  void neverPublishesThePrivateKey() throws Exception {
    assertThat(get("/jwks").body()).contains("\"kid\"").doesNotContain("\"d\"", "\"p\"");
    assertThat(get("/.well-known/openid-configuration").body())
        .contains("\"issuer\":\"" + issuer.address() + "\"");
  }

  @Test
  void asksForATokenOfNobodyInVain() {
    assertThatThrownBy(() -> new TokenDesk(issuer.address()).user(0))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "user=",
        "user=abc",
        "user=-1",
        "user=99999999999999999999",
        "roles=USER",
        "user=1&roles=",
        "user=1&roles=ROOT",
        "user=1&roles=USER,ROOT",
        "user=%zz",
        "nonsense"
      })
  void refusesFormsThatAreNotOne(String form) {
    assertThat(TokenRequest.read(form)).isInstanceOf(TokenRequest.Invalid.class);
  }

  @Test
  void takesAnybodyForAPlainUser() {
    assertThat(TokenRequest.read("user=1001"))
        .isEqualTo(new TokenRequest.Valid(new TokenRequest(1001, List.of("USER"))));
  }

  @Test
  void knowsNoOtherPathAndNoOtherMethod() throws Exception {
    assertThat(get("/other").statusCode()).isEqualTo(404);
    assertThat(get("/token").statusCode()).isEqualTo(405);
    assertThat(get("/token").body()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");
  }

  private JWTClaimsSet verify(String token) throws Exception {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256,
            JWKSourceBuilder.create(URI.create(issuer.address() + "/jwks").toURL()).build()));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            "sagamart",
            new JWTClaimsSet.Builder().issuer(issuer.address()).build(),
            Set.of("sub", "iat", "nbf", "exp", "roles")));
    return processor.process(token, null);
  }

  private HttpResponse<String> get(String path) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      URI address = URI.create(issuer.address() + path);
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  private Path keyFile() {
    return directory.resolve("key.json");
  }
}
