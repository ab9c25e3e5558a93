package com.sagamart.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Checkouts and what becomes of them.
final class Buying {

  private Buying() {}

  /// So many units of a product.
  static Line line(long product, int qty) {
    return new Line(product, qty);
  }

  static Call checkout(Customer customer, Line... lines) {
    return checkout(customer, Map.of(), List.of(lines));
  }

  static Call checkoutWith(long couponIssue, Customer customer, Line line) {
    return checkout(customer, Map.of("couponIssueId", couponIssue), List.of(line));
  }

  private static Call checkout(Customer customer, Map<String, ?> more, List<Line> lines) {
    var body = new HashMap<String, Object>(more);
    body.put("userId", customer.id());
    body.put("items", lines);
    return Call.to("checkout").with(customer.token()).json(body);
  }

  /// A call for somebody's order.
  static Call of(String operation, long order, Customer customer) {
    Call call = Call.to(operation, order).with(customer.token());
    return operation.equals("cancelOrder") ? call.json(Map.of()) : call;
  }

  /// The id of a paid order of this much.
  static long paid(Customer customer, long product) {
    return checkout(customer, line(product, 1)).send().ok(201).path("orderId").asLong();
  }

  /// The id of an order that nobody can decide while wallets are held.
  static long pending(Customer customer, long product) {
    Answer answer = checkout(customer, line(product, 1)).header("Prefer", "respond-async").send();
    return answer.ok(202).path("orderId").asLong();
  }

  static JsonNode read(long order, Customer customer) {
    return of("getOrder", order, customer).send().ok(200);
  }

  static void saysWhereToAsk(Answer answer) {
    long order = answer.body().path("orderId").asLong();
    assertThat(answer.header("Location")).isEqualTo("/v1/orders/" + order);
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }
}
