package com.sagamart.order.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.order.domain.Order;
import com.sagamart.order.domain.Orders;
import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.ServiceTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class UserOrdersTest {

  private static final AtomicLong USERS = new AtomicLong(5_000);

  @Autowired private Client client;
  @Autowired private Orders orders;
  @Autowired private TransactionTemplate transaction;

  private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final long user = USERS.incrementAndGet();

  @Test
  void showsEachOrderOnceAndTheNewestFirstOverSeveralPages() {
    List<Long> placed = LongStream.range(0, 5).mapToObj(this::place).toList();
    List<Long> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = list("?limit=2&cursor=" + cursor).json();
      page.path("items").forEach(item -> seen.add(item.path("orderId").asLong()));
      sizes.add(page.path("items").size());
      cursor = page.path("nextCursor").asString("");
    } while (!cursor.isEmpty());
    assertThat(sizes).containsExactly(2, 2, 1);
    assertThat(seen).containsExactlyElementsOf(placed.reversed());
  }

  @Test
  void aFullLastPageHasNoNext() {
    place(0);
    place(1);
    assertThat(list("?limit=2").json().path("nextCursor").isNull()).isTrue();
    assertThat(list("?limit=1").json().path("nextCursor").isString()).isTrue();
  }

  @Test
  void showsAnOrderAsItIsShownAlone() {
    String alone = client.as(user, "GET", "/v1/orders/" + place(0), null).body();
    assertThat(list("").body()).isEqualTo("{\"items\":[" + alone + "],\"nextCursor\":null}");
  }

  @Test
  void theTimeSaysWhatIsNewestAndNotTheNumber() {
    long middle = place(5);
    long newest = place(9);
    long oldest = place(1);
    JsonNode first = list("?limit=2").json();
    assertThat(numbers(first)).containsExactly(newest, middle);
    JsonNode second = list("?limit=2&cursor=" + first.path("nextCursor").asString()).json();
    assertThat(numbers(second)).containsExactly(oldest);
  }

  @Test
  void ordersOfOneMomentAreToldApartByNumber() {
    long first = place(0);
    long second = place(0);
    JsonNode page = list("?limit=1").json();
    assertThat(numbers(page)).containsExactly(second);
    page = list("?limit=1&cursor=" + page.path("nextCursor").asString()).json();
    assertThat(numbers(page)).containsExactly(first);
  }

  @Test
  void aPageHasTwentyOrdersUnlessAskedOtherwise() {
    LongStream.range(0, 21).forEach(this::place);
    assertThat(numbers(list("").json())).hasSize(20);
    assertThat(numbers(list("?limit=100").json())).hasSize(21);
  }

  @Test
  void whoNeverOrderedHasAnEmptyList() {
    assertThat(list("").status()).isEqualTo(200);
    assertThat(list("").body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void isForTheOwnerAndAdmins() {
    long mine = place(0);
    String path = "/v1/users/" + user + "/orders";
    assertThat(client.as(user + 1_000_000, "GET", path, null).code()).isEqualTo("FORBIDDEN");
    assertThat(client.anonymously("GET", path, null).code()).isEqualTo("UNAUTHENTICATED");
    assertThat(numbers(client.asAdmin("GET", path, null).json())).containsExactly(mine);
    String others = "/v1/users/" + (user + 1_000_000) + "/orders";
    assertThat(client.as(user + 1_000_000, "GET", others, null).json().path("items")).isEmpty();
  }

  @Test
  void refusesACursorThatItDidNotWrite() {
    place(0);
    place(1);
    String cursor = list("?limit=1").json().path("nextCursor").asString();
    String tampered = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
    for (String bad : List.of(tampered, "abc", "1", cursor + "A")) {
      Reply reply = list("?limit=1&cursor=" + bad);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("INVALID_CURSOR");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "x", "1.5"})
  void refusesALimitOutOfRange(String limit) {
    Reply reply = list("?limit=" + limit);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("INVALID_REQUEST");
    assertThat(reply.json().path("message").asString()).endsWith("(limit)");
  }

  private Reply list(String query) {
    return client.as(user, "GET", "/v1/users/" + user + "/orders" + query, null);
  }

  private static List<Long> numbers(JsonNode page) {
    return page.path("items").valueStream().map(item -> item.path("orderId").asLong()).toList();
  }

  private long place(long seconds) {
    Instant at = start.plusSeconds(seconds);
    var order = new Order(user, List.of(new OrderedLine(101, 2)), null, at, at.plusSeconds(3_600));
    transaction.executeWithoutResult(_ -> orders.add(order));
    return order.orderId();
  }
}
