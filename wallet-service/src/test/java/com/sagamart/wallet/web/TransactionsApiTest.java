package com.sagamart.wallet.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.CancelCause;
import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.SagaEvent;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.Client;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TransactionsApiTest {

  private static final AtomicLong USERS = new AtomicLong(900_000);
  private static final int DEFAULT_PAGE = 20;

  @Autowired private Client client;
  @Autowired private SagaReaction<?> reaction;
  @Autowired private TransactionTemplate transaction;

  private final long user = USERS.incrementAndGet();
  private final String wallet = "/v1/wallets/" + user;
  private final String transactions = wallet + "/transactions";

  @BeforeEach
  void openTheWallet() {
    assertThat(client.asAdmin("PUT", wallet, null).status()).isEqualTo(201);
  }

  @Test
  void aNewWalletHasNoTransactions() {
    var reply = client.as(user, "GET", transactions, null);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void tellsWhyMoneyMovedAndWhatWasLeftNewestFirst() {
    Instant start = Instant.now().minusSeconds(1);
    charge(10_000);
    long order = user * 10;
    take(new StockReserved(order, user, null, lines(), 9_600));
    take(new OrderCancelled(order, user, CancelCause.DEADLINE_PASSED));

    List<JsonNode> items = items("");

    assertThat(items.getFirst().propertyNames())
        .containsExactly("id", "type", "amount", "balanceAfter", "orderId", "createdAt");
    assertThat(items.stream().map(TransactionsApiTest::withoutTime))
        .containsExactly(
            "3 REFUND 9600 10000 " + order,
            "2 DEBIT 9600 400 " + order,
            "1 CHARGE 10000 10000 null");
    assertThat(items)
        .allSatisfy(
            item -> {
              String at = item.path("createdAt").asString();
              assertThat(at).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
              assertThat(Instant.parse(at)).isBetween(start, Instant.now());
            });
  }

  @Test
  void pagesShowEveryTransactionOnceThoughAChargeArrivesBetweenThem() {
    charges(7);
    List<Long> seen = new ArrayList<>();
    var first = page("?limit=3");
    collect(first, seen);
    charge(8);
    var second = page("?limit=3&cursor=" + cursor(first));
    collect(second, seen);
    charge(9);
    var third = page("?limit=3&cursor=" + cursor(second));
    collect(third, seen);

    assertThat(seen).containsExactly(7L, 6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(third.path("items").size()).isEqualTo(1);
    assertThat(third.path("nextCursor").isNull()).isTrue();
    assertThat(items("?limit=3")).first().satisfies(item -> assertThat(id(item)).isEqualTo(9));
  }

  @Test
  void aPageThatEndsWithTheFirstTransactionIsTheLast() {
    charges(2);
    assertThat(page("?limit=2").path("nextCursor").isNull()).isTrue();
    assertThat(page("?limit=1").path("nextCursor").isString()).isTrue();
  }

  @Test
  void aPageHoldsTwentyUnlessAskedOtherwise() {
    charges(DEFAULT_PAGE + 1);
    assertThat(items("")).hasSize(DEFAULT_PAGE);
    assertThat(items("?limit=100")).hasSize(DEFAULT_PAGE + 1);
  }

  @Test
  void nobodySeesAnothersTransactions() {
    charge(5);
    long neighbour = USERS.incrementAndGet();
    client.asAdmin("PUT", "/v1/wallets/" + neighbour, null);
    var own = client.as(neighbour, "GET", "/v1/wallets/%d/transactions".formatted(neighbour), null);
    assertThat(own.json().path("items").size()).isZero();
    var foreign = client.as(neighbour, "GET", transactions, null);
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.code()).isEqualTo("FORBIDDEN");
    assertThat(client.anonymously("GET", transactions, null).status()).isEqualTo(401);
    assertThat(client.asAdmin("GET", transactions, null).json().path("items").size()).isEqualTo(1);
  }

  @Test
  void aTamperedCursorIsInvalid() {
    charges(2);
    String cursor = cursor(page("?limit=1"));
    char last = cursor.charAt(3);
    String tampered = cursor.substring(0, 3) + (last == 'A' ? 'B' : 'A') + cursor.substring(4);
    refusesQuery("?cursor=" + tampered, "INVALID_CURSOR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "abc", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%20", "null"})
  void whatWeDidNotWriteIsNoCursor(String cursor) {
    refusesQuery("?cursor=" + cursor, "INVALID_CURSOR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "abc", "1.5", "2147483648"})
  void aLimitIsFromOneToAHundred(String limit) {
    refusesQuery("?limit=" + limit, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /v1/wallets/999999999/transactions,           404, USER_NOT_FOUND",
    "GET,  /v1/wallets/0/transactions,                   400, INVALID_REQUEST",
    "GET,  /v1/wallets/abc/transactions,                 400, INVALID_REQUEST",
    "GET,  /v1/wallets/9223372036854775808/transactions, 400, INVALID_REQUEST",
    "POST, /v1/wallets/1/transactions,                   405, METHOD_NOT_ALLOWED"
  })
  void everyErrorHasTheContractsShape(String method, String path, int status, String code) {
    var reply = client.asAdmin(method, path, null);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.code()).isEqualTo(code);
    assertThat(reply.json().propertyNames()).containsExactly("code", "message");
  }

  private void refusesQuery(String query, String code) {
    var reply = client.as(user, "GET", transactions + query, null);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo(code);
  }

  private void take(SagaEvent event) {
    transaction.executeWithoutResult(_ -> SagaConformance.react(reaction, List.of(event)));
  }

  private void charges(int count) {
    LongStream.rangeClosed(1, count).forEach(this::charge);
  }

  private void charge(long amount) {
    var reply = client.as(user, "POST", wallet + "/charge", "{\"amount\":%d}".formatted(amount));
    assertThat(reply.status()).isEqualTo(200);
  }

  private JsonNode page(String query) {
    var reply = client.as(user, "GET", transactions + query, null);
    assertThat(reply.status()).isEqualTo(200);
    return reply.json();
  }

  private List<JsonNode> items(String query) {
    return page(query).path("items").valueStream().toList();
  }

  private static void collect(JsonNode page, List<Long> seen) {
    page.path("items").forEach(item -> seen.add(id(item)));
  }

  private static String cursor(JsonNode page) {
    return page.path("nextCursor").asString();
  }

  private static long id(JsonNode item) {
    return item.path("id").asLong();
  }

  private static String withoutTime(JsonNode item) {
    return "%s %s %s %s %s"
        .formatted(
            item.path("id"),
            item.path("type").asString(),
            item.path("amount"),
            item.path("balanceAfter"),
            item.path("orderId"));
  }

  private static List<PricedLine> lines() {
    return List.of(PricedLine.of(101, "우유", 3, 3_200));
  }
}
