package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.get;
import static com.sagamart.systemtests.owasp.Knock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose something is, is asked of the token and of nothing that the request says.
class Api1BrokenObjectLevelAuthorizationTest {

  private static final long MONEY = 10_000;

  private final Admin admin = new Admin();
  private final long product = admin.product(1_000, 10);
  private Customer victim;
  private Customer thief;

  @BeforeEach
  void twoCustomers() {
    victim = admin.customerWith(MONEY);
    thief = admin.customerWith(MONEY);
  }

  @Test
  void nobodyReachesSomebodyElsesMoney() {
    String wallet = "/v1/wallets/" + victim.id();
    for (String door : List.of(Knock.GATEWAY, Knock.WALLET)) {
      for (Knock each :
          List.of(
              get(wallet),
              get(wallet + "/transactions"),
              get(wallet + "?userId=" + thief.id()),
              get(wallet).with("X-User-Id", Long.toString(victim.id())),
              post(wallet + "/charge", "{\"amount\":1}"))) {
        assertThat(each.at(door).by(thief.token()).status()).as("%s", each).isEqualTo(403);
        assertThat(each.at(door).by(victim.token()).status()).as("%s", each).isIn(200, 400);
      }
    }
    assertThat(victim.balance()).isEqualTo(MONEY + 2);
  }

  @Test
  void nobodyBuysOrClaimsForSomebodyElse() {
    long coupon = admin.coupon(Map.of("type", "FIXED", "value", 100));
    Knock buying = post("/v1/orders/checkout", cart(victim.id(), ""));
    Knock claiming = post("/v1/coupons/" + coupon + "/issue", user(victim.id()));

    assertThat(buying.by(thief.token()).status()).isEqualTo(403);
    assertThat(buying.at(Knock.ORDER).by(thief.token()).status()).isEqualTo(403);
    assertThat(claiming.by(thief.token()).status()).isEqualTo(403);
    assertThat(claiming.at(Knock.COUPON).by(thief.token()).status()).isEqualTo(403);

    assertThat(victim.balance()).isEqualTo(MONEY);
    assertThat(admin.issued(coupon)).isZero();
  }

  @Test
  void nobodyPaysWithSomebodyElsesCoupon() {
    long issue = victim.claim(admin.coupon(Map.of("type", "FIXED", "value", 100)));

    var answer =
        post("/v1/orders/checkout", cart(thief.id(), ",\"couponIssueId\":" + issue))
            .by(thief.token())
            .answer();

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("COUPON_INVALID");
    assertThat(victim.canUse(issue)).isTrue();
  }

  @Test
  void somebodyElsesOrderLooksLikeOneThatDoesNotExist() {
    long order = victim.checkout(new Line(product, 1)).orFail().number("orderId");
    for (String door : List.of(Knock.GATEWAY, Knock.ORDER)) {
      for (String path : List.of("/v1/orders/%d", "/v1/orders/%d/timeline")) {
        Knock theirs = get(path.formatted(order)).at(door);
        Knock nobodys = get(path.formatted(Long.MAX_VALUE)).at(door);
        assertThat(theirs.by(victim.token()).status()).isEqualTo(200);
        assertThat(theirs.by(thief.token()).status()).isEqualTo(404);
        assertThat(theirs.by(thief.token()).answer().body())
            .isEqualTo(nobodys.by(thief.token()).answer().body());
      }
      Knock cancelling = post("/v1/orders/" + order + "/cancel", "{}").at(door);
      assertThat(cancelling.by(thief.token()).status()).isEqualTo(404);
    }
    assertThat(victim.order(order).text("status")).isEqualTo("PAID");
  }

  @Test
  void nobodyListsWhatSomebodyElseHolds() {
    String user = "/v1/users/" + victim.id();
    assertThat(get(user + "/orders").by(thief.token()).status()).isEqualTo(403);
    assertThat(get(user + "/orders").at(Knock.ORDER).by(thief.token()).status()).isEqualTo(403);
    assertThat(get(user + "/coupons").by(thief.token()).status()).isEqualTo(403);
    assertThat(get(user + "/coupons").at(Knock.COUPON).by(thief.token()).status()).isEqualTo(403);
  }

  private String cart(long user, String more) {
    return "{\"userId\":%d,\"items\":[{\"productId\":%d,\"qty\":1}]%s}"
        .formatted(user, product, more);
  }

  private static String user(long id) {
    return "{\"userId\":%d}".formatted(id);
  }
}
