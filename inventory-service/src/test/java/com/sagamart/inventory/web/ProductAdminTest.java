package com.sagamart.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ProductAdminTest {

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;

  /// Sets the products of one test apart from those of the others.
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aNewProductIsShownInTheShapeOfTheSpecification() {
    Reply created =
        client.asAdmin(
            "POST",
            "/v1/products",
            """
            {"name":"유기농 우유 1L","price":3200,"stock":57,"description":"원유 100%",
             "images":["https://cdn.example/tempMilk.jpg"]}
            """);
    assertThat(created.status()).isEqualTo(201);
    long id = created.json().path("productId").asLong();
    assertThat(created.response().headers().firstValue("Location")).hasValue("/v1/products/" + id);
    Reply shown = client.anonymously("GET", "/v1/products/" + id, null);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body())
        .isEqualTo(created.body())
        .isEqualTo(
            """
            {"productId":%d,"name":"유기농 우유 1L","price":3200,"stock":57,"status":"ON_SALE",\
            "description":"원유 100%%","images":["https://cdn.example/tempMilk.jpg"]}"""
                .formatted(id));
  }

  @Test
  void idsBeginWith101AndLeaveNoneOut() {
    create("하나", 1);
    create("둘", 1);
    assertThat(number("SELECT min(product_id) FROM product")).isEqualTo(101);
    assertThat(number("SELECT max(product_id) - count(*) FROM product")).isEqualTo(100);
  }

  @Test
  void anUnknownProductIsNotFound() {
    assertThat(list("/999999").code()).isEqualTo("PRODUCT_NOT_FOUND");
    assertThat(change(999_999, "{}").code()).isEqualTo("PRODUCT_NOT_FOUND");
    assertThat(restock(999_999, "{\"qty\":1}").code()).isEqualTo("PRODUCT_NOT_FOUND");
  }

  @Test
  void aPatchChangesWhatItNamesAndNothingElse() {
    long id = create("우유", 3);
    JsonNode changed = change(id, "{\"price\":4000,\"images\":[\"https://a.b/c\"]}").json();
    assertThat(changed.path("price").asLong()).isEqualTo(4_000);
    assertThat(changed.path("name").asString()).isEqualTo("우유 " + mark);
    assertThat(changed.path("images").size()).isEqualTo(1);
    assertThat(list("/" + id).json()).isEqualTo(changed);
    assertThat(change(id, "{}").json()).isEqualTo(changed);
    JsonNode renamed = change(id, "{\"name\":\"두유\",\"description\":\"콩\",\"images\":[]}").json();
    assertThat(renamed.path("name").asString()).isEqualTo("두유");
    assertThat(renamed.path("description").asString()).isEqualTo("콩");
    assertThat(renamed.path("images").size()).isZero();
    assertThat(renamed.path("price").asLong()).isEqualTo(4_000);
  }

  @Test
  void aProductIsStoppedAndPutOnSaleAgain() {
    long id = create("우유", 3);
    assertThat(status(change(id, "{\"status\":\"STOPPED\"}"))).isEqualTo("STOPPED");
    assertThat(status(change(id, "{\"price\":1}"))).isEqualTo("STOPPED");
    assertThat(status(list("/" + id))).isEqualTo("STOPPED");
    assertThat(status(change(id, "{\"status\":\"ON_SALE\"}"))).isEqualTo("ON_SALE");
  }

  @Test
  void restockingEndsASellOut() {
    long id = create("우유", 0);
    assertThat(status(list("/" + id))).isEqualTo("SOLD_OUT");
    Reply restocked = restock(id, "{\"qty\":10}");
    assertThat(restocked.status()).isEqualTo(200);
    assertThat(restocked.json().path("stock").asLong()).isEqualTo(10);
    assertThat(status(list("/" + id))).isEqualTo("ON_SALE");
  }

  @Test
  void restockingDoesNotPutAStoppedProductOnSale() {
    long id = create("우유", 0);
    change(id, "{\"status\":\"STOPPED\"}");
    Reply restocked = restock(id, "{\"qty\":1}");
    assertThat(status(restocked)).isEqualTo("STOPPED");
    assertThat(restocked.json().path("stock").asLong()).isEqualTo(1);
  }

  @Test
  void refusesToRestockBeyondTheLimit() {
    long id = create("우유", 1);
    assertThat(restock(id, "{\"qty\":1000000000}").code()).isEqualTo("INVALID_REQUEST");
    assertThat(restock(id, "{\"qty\":999999999}").status()).isEqualTo(200);
  }

  @Test
  void onlyAdminsChangeProducts() {
    long id = create("우유", 1);
    for (String path : List.of("/v1/products", "/v1/products/" + id + "/restock")) {
      assertThat(client.as(1001, "POST", path, "{}").code()).isEqualTo("FORBIDDEN");
      assertThat(client.anonymously("POST", path, "{}").code()).isEqualTo("UNAUTHENTICATED");
    }
    assertThat(client.as(1001, "PATCH", "/v1/products/" + id, "{}").code()).isEqualTo("FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"price\":1,\"stock\":1}",
        "{\"name\":null,\"price\":1,\"stock\":1}",
        "{\"name\":\"\",\"price\":1,\"stock\":1}",
        "{\"name\":\"\\u0000\",\"price\":1,\"stock\":1}",
        "{\"name\":\"a\",\"stock\":1}",
        "{\"name\":\"a\",\"price\":1}",
        "{\"name\":\"a\",\"price\":null,\"stock\":1}",
        "{\"name\":\"a\",\"price\":-1,\"stock\":1}",
        "{\"name\":\"a\",\"price\":100000001,\"stock\":1}",
        "{\"name\":\"a\",\"price\":\"1\",\"stock\":1}",
        "{\"name\":\"a\",\"price\":1.5,\"stock\":1}",
        "{\"name\":\"a\",\"price\":1,\"stock\":-1}",
        "{\"name\":\"a\",\"price\":1,\"stock\":1000000001}",
        "{\"name\":\"a\",\"price\":1,\"stock\":true}",
        "{\"name\":\"a\",\"price\":1,\"stock\":1,\"color\":\"red\"}",
        "{\"name\":\"a\",\"price\":1,\"stock\":1,\"description\":\"\\u0000\"}",
        "{\"name\":\"a\",\"price\":1,\"stock\":1,\"images\":[\"http://a.b/c\"]}",
        "{\"name\":\"a\",\"price\":1,\"stock\":1,\"images\":[\"https://a b\"]}",
        "{\"name\":\"a\",\"price\":1,\"stock\":1,\"images\":[null]}",
        "{\"name\":\"a\",\"price\":1,\"stock\":1,\"images\":\"https://a.b/c\"}",
      })
  void refusesToCreateWhatIsOutOfBounds(String body) {
    Reply reply = client.asAdmin("POST", "/v1/products", body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
  }

  private long create(String name, long stock) {
    String body =
        """
        {"name":"%s %s","price":3200,"stock":%d}"""
            .formatted(name.replace("\\", "\\\\"), mark, stock);
    Reply created = client.asAdmin("POST", "/v1/products", body);
    assertThat(created.status()).isEqualTo(201);
    return created.json().path("productId").asLong();
  }

  private long number(String query) {
    return Objects.requireNonNull(jdbc.queryForObject(query, Long.class));
  }

  private Reply list(String rest) {
    return client.anonymously("GET", "/v1/products" + rest, null);
  }

  private Reply change(long id, String body) {
    return client.asAdmin("PATCH", "/v1/products/" + id, body);
  }

  private Reply restock(long id, String body) {
    return client.asAdmin("POST", "/v1/products/" + id + "/restock", body);
  }

  private static String status(Reply reply) {
    return reply.json().path("status").asString();
  }
}
