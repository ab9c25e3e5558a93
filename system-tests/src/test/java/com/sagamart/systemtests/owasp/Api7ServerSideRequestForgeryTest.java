package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.get;
import static com.sagamart.systemtests.owasp.Knock.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Mint;
import com.sagamart.systemtests.Platform;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The platform calls nobody because a client names an address.
class Api7ServerSideRequestForgeryTest {

  private static final int BITS = 2048;
  private static final JsonMapper JSON = new JsonMapper();

  private final Admin admin = new Admin();

  @Test
  void aPictureIsAnAddressToShowAndNotOneToFetch() throws Exception {
    try (Bait bait = new Bait()) {
      var added =
          post("/v1/products", pictured("https://" + bait.host() + "/x.png"))
              .by(admin.token())
              .answer();
      assertThat(added.statusCode()).isEqualTo(201);
      long product = JSON.readTree(added.body()).required("productId").asLong();
      assertThat(get("/v1/products/" + product).answer().body()).contains(bait.host());
      assertThat(get("/v1/products").status()).isEqualTo(200);
      assertThat(bait.wasTaken()).isFalse();
    }
  }

  @Test
  void whatIsNoPublicWebAddressIsNoPicture() {
    for (String address :
        List.of(
            "http://shop.example/x.png",
            "file:///etc/passwd",
            "gopher://127.0.0.1/",
            "data:text/html,x",
            "javascript:alert(1)",
            "//shop.example/x.png")) {
      assertThat(post("/v1/products", pictured(address)).by(admin.token()).status())
          .as(address)
          .isEqualTo(400);
    }
  }

  @Test
  void aTokenDoesNotSayWhereItsKeyIs() throws Exception {
    Mint mint = new Mint(Platform.stack(), 1001);
    RSAKey forged = new RSAKeyGenerator(BITS).keyID("forged").generate();
    try (Bait bait = new Bait()) {
      var header =
          new JWSHeader.Builder(JWSAlgorithm.RS256)
              .keyID("forged")
              .jwkURL(URI.create("http://" + bait.host() + "/jwks"))
              .x509CertURL(URI.create("http://" + bait.host() + "/x5u"))
              .jwk(forged.toPublicJWK())
              .build();
      var issuedAtTheBait = mint.claims().issuer("http://" + bait.host()).build();
      for (var claims : List.of(mint.claims().build(), issuedAtTheBait)) {
        var token = new SignedJWT(header, claims);
        token.sign(new RSASSASigner(forged));
        for (String door : List.of(Knock.GATEWAY, Knock.WALLET)) {
          assertThat(get("/v1/wallets/1001").at(door).by(token.serialize()).status())
              .isEqualTo(401);
        }
      }
      assertThat(bait.wasTaken()).isFalse();
    }
  }

  @Test
  void noHeaderAndNoTargetSteersTheGateway() throws Exception {
    try (Bait bait = new Bait()) {
      for (String request :
          List.of(
              "GET /v1/products HTTP/1.1\r\nHost: %1$s\r\n",
              "GET http://%1$s/v1/products HTTP/1.1\r\nHost: %1$s\r\n",
              "GET /v1/products HTTP/1.1\r\nHost: a\r\nX-Forwarded-Host: %1$s\r\n",
              "GET /v1/products HTTP/1.1\r\nHost: a\r\nForwarded: host=%1$s\r\n",
              "CONNECT %1$s HTTP/1.1\r\nHost: %1$s\r\n")) {
        assertThat(answerTo(request.formatted(bait.host()))).startsWith("HTTP/1.1 ");
      }
      assertThat(bait.wasTaken()).isFalse();
    }
  }

  private static String answerTo(String request) throws IOException {
    URI gateway = URI.create(Knock.GATEWAY);
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((request + "Connection: close\r\n\r\n").getBytes(UTF_8));
      return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), UTF_8);
    }
  }

  private static String pictured(String address) {
    return "{\"name\":\"x\",\"price\":1,\"stock\":1,\"images\":[\"%s\"]}".formatted(address);
  }
}
