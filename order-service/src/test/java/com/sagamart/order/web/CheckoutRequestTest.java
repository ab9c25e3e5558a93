package com.sagamart.order.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/// Requests that no order comes of.
@ServiceTest
class CheckoutRequestTest {

  private static final long USER = 3_001;

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'userId':3001}                                                            | items",
        "{'userId':3001,'items':null}                                               | items",
        "{'userId':3001,'items':[]}                                                 | items",
        "{'userId':3001,'items':[null]}                                             | items[0]",
        "{'userId':3001,'items':[{'productId':101}]}                                | items[0].qty",
        "{'userId':3001,'items':[{'productId':101,'qty':0}]}                        | items[0].qty",
        "{'userId':3001,'items':[{'productId':101,'qty':1000}]}                     | items[0].qty",
        "{'userId':3001,'items':[{'productId':101,'qty':1.5}]}                      | items[0].qty",
        "{'userId':3001,'items':[{'productId':101,'qty':'2'}]}                      | items[0].qty",
        "{'userId':3001,'items':[{'productId':0,'qty':1}]}                    | items[0].productId",
        "{'userId':3001,'items':[{'productId':101,'qty':1}],'couponIssueId':0}      | couponIssueId",
        "{'userId':3001,'items':[{'productId':101,'qty':1}],'coupon':1}             | coupon",
        "{'items':[{'productId':101,'qty':1}]}                                      | userId",
        "{'userId':-1,'items':[{'productId':101,'qty':1}]}                          | userId",
      })
  void namesTheFieldThatIsAtFault(String json, String field) {
    Reply reply = checkout(json.replace('\'', '"'));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
    assertThat(reply.json().path("message").asString()).endsWith("(" + field + ")");
    assertNothingPlaced();
  }

  @Test
  void takesAHundredLinesAndNotOneMore() {
    assertThat(checkout(withLines(101)).code()).isEqualTo("INVALID_REQUEST");
    assertNothingPlaced();
  }

  @Test
  void isOnlyForOneself() {
    String others = "{\"userId\":3002,\"items\":[{\"productId\":101,\"qty\":1}]}";
    assertThat(checkout(others).status()).isEqualTo(403);
    assertThat(client.anonymously("POST", "/v1/orders/checkout", others).status()).isEqualTo(401);
    assertNothingPlaced();
  }

  private void assertNothingPlaced() {
    assertThat(
            jdbc.queryForObject(
                "SELECT count(*) FROM orders WHERE user_id IN (3001, 3002)", Long.class))
        .isZero();
  }

  private Reply checkout(String json) {
    return client.as(USER, "POST", "/v1/orders/checkout", json);
  }

  private static String withLines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj("{\"productId\":%d,\"qty\":1}"::formatted)
        .collect(joining(",", "{\"userId\":3001,\"items\":[", "]}"));
  }
}
