package com.sagamart.devstack.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MintTest {

  private static final Ports PORTS = new Ports(7);

  @TempDir private Path directory;

  @Test
  void signsAsTheIssuerDoes() throws Exception {
    Home home = Home.at(directory);
    RSAKey key = SigningKey.in(IssuerServer.key(home));

    SignedJWT token = SignedJWT.parse(Mint.of(home, PORTS).user(1001));

    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("http://127.0.0.1:8097");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("1001");
    assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("USER");
  }

  @Test
  void makesNoKeyOfItsOwn() {
    Home home = Home.at(directory);

    assertThatThrownBy(() -> Mint.of(home, PORTS)).isInstanceOf(StackFailure.class);
  }
}
