package com.sagamart.coupon.web;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.coupon.Shop;
import com.sagamart.test.Client;
import com.sagamart.test.ServiceTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/// Everybody wants the same coupon at once.
@ServiceTest
class ClaimRushTest {

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private ClaimDesk desk;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = new Shop(client, jdbc);
  }

  @Test
  void exactlyTheQuantityIsIssuedAndTheRestIsToldThatItIsSoldOut() throws Exception {
    long coupon = shop.coupon(40);
    var users = Stream.generate(shop::user).limit(150).toList();
    var answers = together(users.stream().map(user -> claim(coupon, user)).toList());
    assertThat(answers).isEqualTo(Map.of("", 40L, "COUPON_SOLD_OUT", 110L));
    assertThat(issued(coupon)).isEqualTo(40);
  }

  @Test
  void aUserWhoAsksManyTimesAtOnceGetsOne() throws Exception {
    long coupon = shop.coupon(40);
    long user = shop.user();
    var answers = together(IntStream.range(0, 30).mapToObj(_ -> claim(coupon, user)).toList());
    assertThat(answers).isEqualTo(Map.of("", 1L, "COUPON_ALREADY_ISSUED", 29L));
    assertThat(issued(coupon)).isEqualTo(1);
  }

  @Test
  void replicasThatServeAtTheSameMomentDoNotOversell() throws Exception {
    long coupon = shop.coupon(40);
    var users = Stream.generate(shop::user).limit(80).toList();
    var replicas = users.stream().map(user -> claimElsewhere(coupon, user)).toList();
    assertThat(together(replicas)).isEqualTo(Map.of("Issued", 40L, "Refused", 40L));
    assertThat(issued(coupon)).isEqualTo(40);
  }

  /// Goes to the desk past the line, as a claim at another replica does.
  private Callable<String> claimElsewhere(long coupon, long user) {
    return () ->
        desk.decide(List.of(new Claim(coupon, user))).getFirst().getClass().getSimpleName();
  }

  private Callable<String> claim(long coupon, long user) {
    return () -> shop.claim(coupon, user).code();
  }

  private static Map<String, Long> together(List<Callable<String>> claims) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(claims).stream()
          .map(Future::resultNow)
          .collect(groupingBy(code -> code, counting()));
    }
  }

  /// The count on the offer, which the rows must bear out.
  private long issued(long coupon) {
    JsonNode offer = client.anonymously("GET", "/v1/coupons/" + coupon, null).json();
    assertThat(offer.path("issued").asLong()).isEqualTo(rowsOf(coupon));
    return rowsOf(coupon);
  }

  private long rowsOf(long coupon) {
    Long rows =
        jdbc.queryForObject(
            "SELECT count(*) FROM coupon_issue WHERE coupon_id = ?", Long.class, coupon);
    return rows == null ? 0 : rows;
  }
}
