package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.calling;
import static com.sagamart.systemtests.owasp.Knock.get;
import static com.sagamart.systemtests.owasp.Knock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A client sets and sees the properties that the contract names, and no others.
class Api3BrokenObjectPropertyLevelAuthorizationTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final long MONEY = 10_000;

  private final Admin admin = new Admin();
  private final Customer customer = admin.customerWith(MONEY);
  private final long product = admin.product(1_000, 10);

  @Test
  void nobodySetsWhatIsNotTheirsToSet() {
    String line = "{\"productId\":%d,\"qty\":1}".formatted(product);
    String cart = "\"userId\":%d,\"items\":[%s]".formatted(customer.id(), line);
    String charge = "/v1/wallets/" + customer.id() + "/charge";
    for (Knock each :
        List.of(
            post(charge, "{\"amount\":1,\"balance\":1000000}"),
            post(charge, "{\"amount\":1,\"userId\":1}"),
            post("/v1/orders/checkout", "{%s,\"total\":1}".formatted(cart)),
            post("/v1/orders/checkout", "{%s,\"status\":\"PAID\"}".formatted(cart)),
            post("/v1/orders/checkout", "{%s,\"discount\":1000}".formatted(cart)),
            post(
                "/v1/orders/checkout",
                "{%s}".formatted(cart.replace("\"qty\":1", "\"qty\":1,\"unitPrice\":1"))))) {
      var answer = each.by(customer.token()).answer();
      assertThat(answer.statusCode()).as("%s", each).isEqualTo(400);
      assertThat(answer.body()).contains("INVALID_REQUEST");
    }
    assertThat(customer.balance()).isEqualTo(MONEY);
    assertThat(admin.stockOf(product)).isEqualTo(10);
  }

  @Test
  void evenAnAdminDoesNotWriteStockOrSalesPastTheRestock() {
    for (String property : List.of("stock", "sold", "reserved", "productId")) {
      assertThat(
              calling("PATCH", "/v1/products/" + product, "{\"%s\":5}".formatted(property))
                  .by(admin.token())
                  .status())
          .as(property)
          .isEqualTo(400);
    }
    assertThat(admin.stockOf(product)).isEqualTo(10);
  }

  @Test
  void nobodySeesMoreThanTheContractNames() {
    long order = customer.checkout(new Line(product, 1)).orFail().number("orderId");
    assertThat(properties(get("/v1/products/" + product)))
        .containsExactlyInAnyOrder(
            "productId", "name", "price", "stock", "status", "description", "images");
    assertThat(properties(get("/v1/coupons/9001")))
        .containsExactlyInAnyOrder(
            "couponId",
            "name",
            "quantity",
            "issued",
            "remaining",
            "discount",
            "startsAt",
            "endsAt",
            "validDays");
    assertThat(properties(get("/v1/wallets/" + customer.id()).by(customer.token())))
        .containsExactlyInAnyOrder("userId", "balance", "updatedAt");
    assertThat(properties(get("/v1/orders/" + order).by(customer.token())))
        .isSubsetOf(
            "orderId", "status", "amount", "paidBy", "wallet", "items", "createdAt", "reason");
  }

  private static List<String> properties(Knock knock) {
    return List.copyOf(JSON.readTree(knock.answer().body()).propertyNames());
  }
}
