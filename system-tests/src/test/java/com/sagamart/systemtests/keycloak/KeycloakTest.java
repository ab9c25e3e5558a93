package com.sagamart.systemtests.keycloak;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Reply;
import com.sagamart.devstack.client.Shop;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Strays;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import com.sagamart.systemtests.OwnStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The whole shop with the tokens of a real Keycloak.
@Tag(OwnStack.TAG)
@EnabledIfSystemProperty(
    named = KeycloakTest.UNPACKED,
    matches = ".+",
    disabledReason = "needs Keycloak: mvn verify -Pkeycloak -pl system-tests -am")
class KeycloakTest {

  static final String UNPACKED = "sagamart.keycloak";

  private static final int PORT_OFFSET = 5_500;

  /// Beside the development issuer, which the stack has in any case.
  private static final int PORT = 8091;

  /// The first time it also puts itself together, which takes a minute of processor time.
  private static final Duration START = Duration.ofMinutes(5);

  private static final String ADMINISTRATOR = "1";
  private static final long CUSTOMER = 1001;
  private static final long NEIGHBOUR = 1002;
  private static final int WALLET_SERVICE = 8084;

  private static final Home HOME = Home.at(Path.of("target", "keycloak"));

  private static ManagedProcess keycloak;
  private static Stack stack;
  private static String administrator;
  private static String customer;

  @BeforeAll
  static void everybodyTrustsKeycloakAlone() throws IOException, InterruptedException {
    Path unpacked = Path.of(requireNonNull(System.getProperty(UNPACKED)));
    var server = new KeycloakServer(unpacked, HOME, new Ports(PORT_OFFSET).service(PORT));
    keycloak = new ManagedProcess(server, HOME);
    server.prepare();
    keycloak.start();
    await("Keycloak")
        .atMost(START)
        .failFast("Keycloak died", () -> keycloak.running().isEmpty())
        .until(server::isReady);
    stack =
        Stack.at(
            Path.of("target", "keycloak-stack").toAbsolutePath(),
            PORT_OFFSET,
            Map.of("SAGAMART_ISSUER_URI", server.issuer()));
    stack.up(true, false);
    Realm realm = new Realm(server.issuer());
    administrator = realm.token(ADMINISTRATOR);
    customer = realm.token(Long.toString(CUSTOMER));
    openWallet(CUSTOMER);
    openWallet(NEIGHBOUR);
  }

  @AfterAll
  static void stopAll() {
    stack.down();
    keycloak.stop();
    Strays.kill(HOME);
  }

  @Test
  void aCustomerPaysForWhatTheAdministratorPutOnTheShelf() {
    long milk =
        stack
            .shop()
            .post(
                "/v1/products",
                administrator,
                Map.of("name", "유기농 우유 1L", "price", 3_200, "stock", 10))
            .orFail()
            .number("productId");
    charge(CUSTOMER, customer, 50_000).orFail();

    Customer buyer = new Customer(CUSTOMER, stack.shop(), customer);
    assertThat(buyer.outcomeOf(buyer.checkout(new Line(milk, 2)))).isEqualTo("PAID");
    assertThat(buyer.balance()).isEqualTo(50_000 - 2 * 3_200);
  }

  @Test
  void aCustomersTokenFillsNoShelfAndOpensNoWallet() {
    Shop shop = stack.shop();
    Map<String, ?> product = Map.of("name", "공짜", "price", 0, "stock", 1);
    assertThat(shop.post("/v1/products", customer, product)).satisfies(KeycloakTest::isForbidden);
    assertThat(shop.put("/v1/wallets/" + NEIGHBOUR, customer)).satisfies(KeycloakTest::isForbidden);
  }

  @Test
  void aCustomersTokenIsGoodForNobodyElse() {
    assertThat(charge(NEIGHBOUR, customer, 1_000)).satisfies(KeycloakTest::isForbidden);
    assertThat(charge(NEIGHBOUR, administrator, 1_000).status()).isEqualTo(200);
  }

  @Test
  void neitherTheGatewayNorAServiceTrustsTheDevelopmentIssuerAsWell() {
    String path = "/v1/wallets/" + CUSTOMER;
    Shop service = new Shop(Ports.loopback(stack.ports().service(WALLET_SERVICE)));
    for (Shop door : List.of(stack.shop(), service)) {
      assertThat(door.get(path, customer).status()).isEqualTo(200);
      Reply refusal = door.get(path, stack.token(CUSTOMER, "USER", "ADMIN"));
      assertThat(refusal.status()).isEqualTo(401);
      assertThat(refusal.refusedWith("UNAUTHENTICATED")).isTrue();
    }
  }

  private static void openWallet(long user) {
    stack.shop().put("/v1/wallets/" + user, administrator).orFail();
  }

  private static Reply charge(long user, String token, long amount) {
    return stack
        .shop()
        .post("/v1/wallets/%d/charge".formatted(user), token, Map.of("amount", amount));
  }

  private static void isForbidden(Reply reply) {
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.refusedWith("FORBIDDEN")).isTrue();
  }
}
