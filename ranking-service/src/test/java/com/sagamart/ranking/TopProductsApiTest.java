package com.sagamart.ranking;

import static com.sagamart.ranking.Story.cancelled;
import static com.sagamart.ranking.Story.freshId;
import static com.sagamart.ranking.Story.line;
import static com.sagamart.ranking.Story.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.test.Client;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import com.sagamart.test.Wire;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// From the topic to the answer.
@ServiceTest
class TopProductsApiTest {

  private static final String TOP = "/v1/products/top";

  @Autowired private Wire wire;
  @Autowired private Client client;
  @Autowired private TopMetrics metrics;
  @Autowired private MeterRegistry registry;
  @Autowired private Owner owner;

  private final Instant now = Instant.now();

  @BeforeEach
  void nothingWasSoldYet() {
    owner.jdbc().update("DELETE FROM window_units");
    owner.jdbc().update("DELETE FROM sold_minute");
    await().until(() -> top("?days=30"), List::isEmpty);
    await().until(() -> top(""), List::isEmpty);
  }

  @Test
  void answersAsTheSpecificationShows() {
    sell(now, line(101, "유기농 우유 1L", 8), line(103, "그릭요거트", 7));
    await().until(() -> top(""), items -> !items.isEmpty());
    var reply = client.anonymously("GET", TOP, null);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body())
        .isEqualTo(
            "{\"rangeDays\":3,\"items\":["
                + "{\"productId\":101,\"name\":\"유기농 우유 1L\",\"soldQty\":8},"
                + "{\"productId\":103,\"name\":\"그릭요거트\",\"soldQty\":7}]}");
  }

  @Test
  void theFiveThatSoldMostComeFirstAndTiesGoByProduct() {
    sell(now, line(6, "f", 1), line(5, "e", 2), line(4, "d", 3), line(3, "c", 3));
    sell(now, line(2, "b", 9), line(1, "a", 2));
    await()
        .untilAsserted(
            () -> assertThat(top("")).containsExactly("2 b 9", "3 c 3", "4 d 3", "1 a 2", "5 e 2"));
    assertThat(top("?limit=1")).containsExactly("2 b 9");
    assertThat(top("?limit=100")).hasSize(6);
  }

  @Test
  void onlyPaymentsOfTheLastDaysCount() {
    sell(now.minus(Duration.ofDays(3)).plusSeconds(120), line(1, "a", 1));
    sell(now.minus(Duration.ofDays(3)).minusSeconds(120), line(2, "b", 2));
    sell(now.minus(Duration.ofDays(31)), line(3, "c", 3));
    await().untilAsserted(() -> assertThat(top("?days=30")).containsExactly("2 b 2", "1 a 1"));
    await().untilAsserted(() -> assertThat(top("")).containsExactly("1 a 1"));
  }

  @Test
  void aCancelledOrderIsTakenOutAgain() {
    long order = sell(now, line(1, "a", 5), line(2, "b", 1));
    sell(now, line(2, "b", 1));
    await().untilAsserted(() -> assertThat(top("")).containsExactly("1 a 5", "2 b 2"));
    wire.say(cancelled(order));
    await().untilAsserted(() -> assertThat(top("")).containsExactly("2 b 1"));
  }

  @Test
  void theFewAtTheTopCanBeSeenFromOutsideAndNoOthers() {
    for (int product = 1; product <= TopMetrics.SHOWN + 2; product++) {
      sell(now, line(product, "p" + product, product));
    }
    await()
        .untilAsserted(
            () -> {
              metrics.look();
              assertThat(registry.find("sagamart.top.products.units").gauges())
                  .hasSize(TopMetrics.SHOWN)
                  .noneMatch(it -> "1".equals(it.getId().getTag("product")))
                  .anyMatch(it -> "12".equals(it.getId().getTag("product")) && it.value() == 12);
            });
  }

  @Test
  void anEventThatComesTwiceCountsOnce() {
    CloudEvent said = wire.say(paid(freshId(), now, line(1, "a", 5)));
    wire.say(said);
    sell(now, line(2, "b", 1));
    await().untilAsserted(() -> assertThat(top("")).containsExactly("1 a 5", "2 b 1"));
  }

  @Test
  void aProductIsCalledWhatItWasLastSoldAs() {
    sell(now.minusSeconds(600), line(1, "new", 1));
    sell(now.minusSeconds(1200), line(1, "old", 1));
    await().untilAsserted(() -> assertThat(top("")).containsExactly("1 new 2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"days=0", "days=31", "days=x", "days=1.5", "limit=0", "limit=101"})
  void whatIsOutOfRangeIsInvalid(String query) {
    var reply = client.anonymously("GET", TOP + "?" + query, null);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
  }

  private long sell(Instant at, PricedLine... lines) {
    long order = freshId();
    wire.say(paid(order, at, lines));
    return order;
  }

  private List<String> top(String query) {
    JsonNode items = client.anonymously("GET", TOP + query, null).json().path("items");
    return items
        .valueStream()
        .map(
            item ->
                "%d %s %d"
                    .formatted(
                        item.path("productId").asLong(),
                        item.path("name").asString(),
                        item.path("soldQty").asLong()))
        .toList();
  }
}
