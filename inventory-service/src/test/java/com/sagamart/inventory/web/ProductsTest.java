package com.sagamart.inventory.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ProductsTest {

  @Autowired private Client client;

  /// Sets the products of one test apart from those of the others.
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  @Test
  void aListItemHasTheShapeOfTheSpecification() {
    long id = create("우유", 57);
    assertThat(list("?keyword=" + mark).body())
        .isEqualTo(
            """
            {"items":[{"productId":%d,"name":"우유 %s","price":3200,"stock":57,\
            "status":"ON_SALE"}],"nextCursor":null}"""
                .formatted(id, mark));
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepeat() {
    List<Long> created = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      created.add(create("우유" + i, 1));
    }
    List<Long> seen = new ArrayList<>();
    String cursor = "";
    for (int page = 0; page < 3; page++) {
      JsonNode reply = list("?keyword=%s&cursor=%s&limit=2".formatted(mark, cursor)).json();
      reply.path("items").forEach(item -> seen.add(item.path("productId").asLong()));
      cursor = reply.path("nextCursor").asString("");
      assertThat(cursor.isEmpty()).isEqualTo(page == 2);
    }
    assertThat(seen).isEqualTo(created);
  }

  @Test
  void theLastPageIsTheLastEvenWhenItIsFull() {
    create("하나", 1);
    create("둘", 1);
    assertThat(list("?limit=2&keyword=" + mark).json().path("nextCursor").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"50%,1", "a_b,1", "A_B,1", "a!b,1", "!,1", "_,1", "axb,0", "5%0,0", "\\,1"})
  void aKeywordIsTakenLiterally(String keyword, int found) {
    create("50% a_b a!b \\", 1);
    create("500 aXc", 1);
    String both = URLEncoder.encode(keyword, StandardCharsets.UTF_8);
    long matches =
        list("?limit=100&keyword=" + both)
            .json()
            .path("items")
            .valueStream()
            .filter(item -> item.path("name").asString().endsWith(mark))
            .count();
    assertThat(matches).isEqualTo(found);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "eyJwY2lIjoiMiJ9", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aTamperedCursorIsRefused(String cursor) {
    Reply reply = list("?cursor=" + cursor);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_CURSOR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=101",
        "?limit=x",
        "?limit=",
        "?limit=1&limit=2",
        "/+101",
        "/0101",
        "?keyword=%00",
        "/0",
        "/-1",
        "/x"
      })
  void refusesParametersOutOfBounds(String path) {
    Reply reply = list(path);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void aKeywordIsCountedInCharacters() {
    String milk = URLEncoder.encode("🥛", StandardCharsets.UTF_8);
    assertThat(list("?keyword=" + milk.repeat(100)).status()).isEqualTo(200);
    assertThat(list("?keyword=" + milk.repeat(101)).code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void refusesAKeywordOfMoreThanAHundredCharacters() {
    assertThat(list("?keyword=" + "a".repeat(100)).status()).isEqualTo(200);
    assertThat(list("?keyword=" + "a".repeat(101)).status()).isEqualTo(400);
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

  private Reply list(String rest) {
    return client.anonymously("GET", "/v1/products" + rest, null);
  }
}
