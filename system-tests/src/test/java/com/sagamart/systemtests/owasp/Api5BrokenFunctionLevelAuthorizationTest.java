package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.calling;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Mint;
import com.sagamart.systemtests.Platform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// What only admins may do, nobody else can, by whatever method and through whatever door.
class Api5BrokenFunctionLevelAuthorizationTest {

  private static final String COUPON = new JsonMapper().writeValueAsString(Admin.offer(Map.of()));

  private final Admin admin = new Admin();
  private final Customer customer = admin.customerWith(1);
  private final long product = admin.product(1_000, 10);

  @Test
  void aUserDoesNothingThatIsAnAdmins() {
    for (Knock each : adminsOnly()) {
      assertThat(each.by(customer.token()).status()).as("%s", each).isEqualTo(403);
      assertThat(each.by(null).status()).as("%s", each).isEqualTo(401);
    }
    assertThat(admin.stockOf(product)).isEqualTo(10);
  }

  @Test
  void anAdminMayDoAllOfIt() {
    for (Knock each : adminsOnly()) {
      assertThat(each.by(admin.token()).status()).as("%s", each).isBetween(200, 201);
    }
  }

  @Test
  void onlyTheRoleByItsNameMakesAnAdmin() throws Exception {
    Mint mint = new Mint(Platform.stack(), customer.id());
    for (String role : List.of("admin", "ADMIN ", "ROLE_ADMIN", "USER,ADMIN")) {
      String token = mint.sign(mint.claims().claim("roles", List.of(role)).build());
      for (Knock each : adminsOnly()) {
        assertThat(each.by(token).status()).as("%s by %s", each, role).isEqualTo(403);
      }
    }
    String scoped = mint.sign(mint.claims().claim("scope", "ADMIN").build());
    assertThat(adminsOnly().getFirst().by(scoped).status()).isEqualTo(403);
  }

  @Test
  void noHeaderMakesOneMethodAnother() {
    for (String header : List.of("X-HTTP-Method-Override", "X-Method-Override")) {
      var answer =
          calling("POST", "/v1/products/" + product, "{\"price\":1}")
              .by(customer.token())
              .with(header, "PATCH")
              .answer();
      assertThat(answer.statusCode()).isEqualTo(405);
    }
    assertThat(admin.product(product).number("price")).isEqualTo(1_000);
  }

  /// At the gateway, and around it.
  private List<Knock> adminsOnly() {
    Knock wallet = calling("PUT", "/v1/wallets/" + customer.id(), null);
    Knock adding = calling("POST", "/v1/products", "{\"name\":\"x\",\"price\":1,\"stock\":1}");
    Knock changing = calling("PATCH", "/v1/products/" + product, "{\"price\":1000}");
    Knock filling = calling("POST", "/v1/products/" + product + "/restock", "{\"qty\":1}");
    Knock offering = calling("POST", "/v1/coupons", COUPON);
    return List.of(
        wallet,
        wallet.at(Knock.WALLET),
        adding,
        adding.at(Knock.INVENTORY),
        changing,
        changing.at(Knock.INVENTORY),
        filling,
        filling.at(Knock.INVENTORY),
        offering,
        offering.at(Knock.COUPON));
  }
}
