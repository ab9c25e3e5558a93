package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Mint;
import com.sagamart.systemtests.Platform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Only the issuer's word counts, in its time and for this shop; at every door, and whatever is
/// wrong with a token, the answer is the same.
class Api2BrokenAuthenticationTest {

  private static final int BITS = 2048;

  private final Customer customer = new Admin().customerWith(1);
  private final String wallet = "/v1/wallets/" + customer.id();
  private Mint mint;

  @BeforeEach
  void theIssuersKey() throws Exception {
    mint = new Mint(Platform.stack(), customer.id());
  }

  @Test
  void aGoodTokenIsGoodAtTheGatewayAndAtTheService() throws Exception {
    String good = mint.sign(mint.claims().build());
    assertThat(get(wallet).by(good).status()).isEqualTo(200);
    assertThat(get(wallet).at(Knock.WALLET).by(good).status()).isEqualTo(200);
  }

  @Test
  void aBadTokenIsRefusedAtEveryDoorInTheSameWords() throws Exception {
    for (Map.Entry<String, String> bad : badTokens().entrySet()) {
      for (String door : doors().toList()) {
        var answer = get(pathAt(door)).at(door).by(bad.getValue()).answer();
        assertThat(answer.statusCode()).as("%s at %s", bad.getKey(), door).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
        assertThat(answer.body())
            .isEqualTo(get(wallet).answer().body()); // as when there is no token at all
      }
    }
  }

  @Test
  void aTokenCountsNowhereButInItsHeader() {
    String token = customer.token();
    assertThat(get(wallet + "?access_token=" + token).status()).isEqualTo(401);
    assertThat(get(wallet).with("Cookie", "access_token=" + token).status()).isEqualTo(401);
    assertThat(get(wallet + "?access_token=" + token).at(Knock.WALLET).status()).isEqualTo(401);
  }

  private Map<String, String> badTokens() throws Exception {
    RSAKey forged = new RSAKeyGenerator(BITS).keyID(mint.key().getKeyID()).generate();
    var claims = mint.claims().build();
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("unsigned", new PlainJWT(claims).serialize());
    bad.put("nonsense", "nonsense");
    bad.put(
        "by the public key as a secret",
        Mint.sign(
            JWSAlgorithm.HS256,
            mint.key().getKeyID(),
            new MACSigner(mint.key().toRSAPublicKey().getEncoded()),
            claims));
    bad.put(
        "by another key",
        Mint.sign(JWSAlgorithm.RS256, mint.key().getKeyID(), new RSASSASigner(forged), claims));
    bad.put(
        "by an algorithm that is not pinned",
        Mint.sign(JWSAlgorithm.PS256, mint.key().getKeyID(), new RSASSASigner(mint.key()), claims));
    bad.put("over", mint.sign(mint.claims().expirationTime(Mint.in(-900)).build()));
    bad.put("without an end", mint.sign(mint.claims().expirationTime(null).build()));
    bad.put("before its time", mint.sign(mint.claims().notBeforeTime(Mint.in(900)).build()));
    bad.put("for another audience", mint.sign(mint.claims().audience("elsewhere").build()));
    bad.put("of another issuer", mint.sign(mint.claims().issuer("http://evil.example").build()));
    return bad;
  }

  private static Stream<String> doors() {
    return Stream.concat(Stream.of(Knock.GATEWAY), Knock.SERVICES.stream());
  }

  /// Something that is there; also where no token is needed, a bad one is refused.
  private String pathAt(String door) {
    if (door.equals(Knock.INVENTORY)) {
      return "/v1/products";
    }
    return door.equals(Knock.RANKING) ? "/v1/products/top" : wallet;
  }
}
