package com.sagamart.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What may be said in a change or a restock, and what is refused and changes nothing.
@ServiceTest
class ProductBoundsTest {

  @Autowired private Client client;

  private long id;

  @BeforeEach
  void createAProduct() {
    Reply created =
        client.asAdmin("POST", "/v1/products", "{\"name\":\"우유\",\"price\":3200,\"stock\":1}");
    assertThat(created.status()).isEqualTo(201);
    id = created.json().path("productId").asLong();
  }

  @Test
  void refusesTextsAndListsThatAreTooLong() {
    String image = "\"https://a.b/c\"";
    assertThat(change("{\"name\":\"%s\"}".formatted("가".repeat(200))).status()).isEqualTo(200);
    assertThat(change("{\"name\":\"%s\"}".formatted("가".repeat(201))).status()).isEqualTo(400);
    assertThat(change("{\"description\":\"%s\"}".formatted("가".repeat(4_000))).status())
        .isEqualTo(200);
    assertThat(change("{\"description\":\"%s\"}".formatted("가".repeat(4_001))).status())
        .isEqualTo(400);
    assertThat(change("{\"images\":[%s]}".formatted((image + ",").repeat(9) + image)).status())
        .isEqualTo(200);
    assertThat(change("{\"images\":[%s]}".formatted((image + ",").repeat(10) + image)).status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"SOLD_OUT\"}",
        "{\"status\":0}",
        "{\"status\":\"\"}",
        "{\"status\":\"stopped\"}",
        "{\"status\":[\"STOPPED\"]}",
        "{\"status\":true}",
        "{\"price\":\"1\"}",
        "{\"price\":-1}",
        "{\"price\":100000001}",
        "{\"price\":9223372036854775808}",
        "{\"price\":1.0}",
        "{\"price\":1e3}",
        "{\"price\":true}",
        "{\"price\":NaN}",
        "{\"name\":\"\"}",
        "{\"name\":1}",
        "{\"name\":\"\\u0000\"}",
        "{\"name\":\"\\ud800\"}",
        "{\"name\":\" \\u3000\"}",
        "{\"name\":\"a\\nb\"}",
        "{\"description\":\"\\udc00\"}",
        "{\"description\":\"\\u0000\"}",
        "{\"description\":false}",
        "{\"images\":[\"http://a.b/c\"]}",
        "{\"images\":[null]}",
        "{\"images\":[1]}",
        "{\"images\":\"https://a.b/c\"}",
        "{\"stock\":1}",
        "{\"productId\":1}",
        "{\"price\":1,\"color\":\"red\"}",
        "{\"price\":1,\"price\":2}",
        "{\"price\":1} 2",
        "{\"status\":\"STOPPED\",\"price\":-1}",
        "[]",
        "null",
        "",
      })
  void refusesAPatchThatItDoesNotUnderstandAndChangesNothing(String body) {
    String before = shown().body();
    Reply reply = change(body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
    assertThat(shown().body()).isEqualTo(before);
  }

  @Test
  void aPriceMayBeAnythingFromNothingToTheLimit() {
    for (long price : new long[] {0, 100_000_000}) {
      Reply reply = change("{\"price\":%d}".formatted(price));
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.json().path("price").asLong()).isEqualTo(price);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "price", "description", "images", "status"})
  void aNullInAPatchIsOfTheWrongTypeAndAnAbsentFieldStays(String field) {
    String before = shown().body();
    Reply reply = change("{\"%s\":null}".formatted(field));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("message").asString()).endsWith(" (" + field + ")");
    assertThat(change("{}").body()).isEqualTo(before);
  }

  @Test
  void textsAreCountedInCharactersAsTheDatabaseCounts() {
    String milk = "🥛";
    Reply named = change("{\"name\":\"%s\"}".formatted(milk.repeat(200)));
    assertThat(named.json().path("name").asString()).isEqualTo(milk.repeat(200));
    assertThat(change("{\"name\":\"%s\"}".formatted(milk.repeat(201))).status()).isEqualTo(400);
    Reply described = change("{\"description\":\"%s\"}".formatted(milk.repeat(4_000)));
    assertThat(described.status()).isEqualTo(200);
    assertThat(change("{\"description\":\"%s\"}".formatted(milk.repeat(4_001))).status())
        .isEqualTo(400);
  }

  @Test
  void aNameIsKeptAsItWasSentAndADescriptionMayHaveLines() {
    Reply reply = change("{\"name\":\" 우유  1L \",\"description\":\"하나\\n둘\"}");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(shown().json().path("name").asString()).isEqualTo(" 우유  1L ");
    assertThat(shown().json().path("description").asString()).isEqualTo("하나\n둘");
  }

  @Test
  void aRestockOfFarTooMuchIsToldByItsField() {
    Reply reply = restock("{\"qty\":%s}".formatted("1".repeat(400)));
    assertThat(reply.json().path("message").asString()).endsWith(" (qty)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "abc", "9223372036854775808"})
  void anIdIsAPositiveLong(String other) {
    assertThat(client.asAdmin("PATCH", "/v1/products/" + other, "{}").code())
        .isEqualTo("INVALID_REQUEST");
    assertThat(client.asAdmin("POST", "/v1/products/" + other + "/restock", "{\"qty\":1}").code())
        .isEqualTo("INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"qty\":0}",
        "{\"qty\":-1}",
        "{\"qty\":\"1\"}",
        "{\"qty\":1.0}",
        "{\"qty\":1e3}",
        "{\"qty\":true}",
        "{\"qty\":null}",
        "{\"qty\":NaN}",
        "{\"qty\":[1]}",
        "{\"qty\":1000000001}",
        "{\"qty\":9223372036854775807}",
        "{\"qty\":9223372036854775808}",
        "{\"qty\":1,\"more\":2}",
        "{\"qty\":1,\"qty\":2}",
        "{\"qty\":1} 2",
        "[]",
        "null",
        "",
      })
  void refusesARestockOfNoWholeNumberInRange(String body) {
    Reply reply = restock(body);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
    assertThat(shown().json().path("stock").asLong()).isEqualTo(1);
  }

  private Reply shown() {
    return client.anonymously("GET", "/v1/products/" + id, null);
  }

  private Reply change(String body) {
    return client.asAdmin("PATCH", "/v1/products/" + id, body);
  }

  private Reply restock(String body) {
    return client.asAdmin("POST", "/v1/products/" + id + "/restock", body);
  }
}
