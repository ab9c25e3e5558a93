package com.sagamart.order.web;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.test.Client;
import com.sagamart.test.Client.Reply;
import com.sagamart.test.Owner;
import com.sagamart.test.ServiceTest;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Everybody checks out at once, each under a trace of its own. Which transaction placed an order
/// is told by its row, and by that of its timeline, which nobody changes.
@ServiceTest
class CheckoutRushTest {

  private static final AtomicLong USERS = new AtomicLong(80_000);
  private static final int AT_ONCE = 20;
  private static final int FEWER_THAN_CONNECTIONS = 5;
  private static final Duration AS_FAR_AS_THE_LINE = Duration.ofMillis(300);
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  private static final String PLACED_BY =
      "SELECT count(*) FROM orders WHERE user_id BETWEEN ? AND ?";
  private static final String TOLD_OF =
      """
      SELECT count(*) FROM outbox
      WHERE type = 'ORDER_PLACED' AND (payload::jsonb ->> 'userId')::bigint BETWEEN ? AND ?
      """;

  @Autowired private Client client;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;
  @Autowired private MeterRegistry meters;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final long first = USERS.incrementAndGet();
  private final List<Long> others =
      LongStream.range(0, AT_ONCE).map(_ -> USERS.incrementAndGet()).boxed().toList();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void ordersThatComeAtOnceArePlacedInFewTransactions() {
    rush(client, others).forEach(reply -> assertThat(reply.status()).isEqualTo(202));
    for (long user : others) {
      assertThat(transactionsOf(user)).as("the order and its timeline").hasSize(1);
    }
    assertThat(transactionsOf(others))
        .as("transactions of %d orders", AT_ONCE)
        .hasSizeLessThanOrEqualTo(AT_ONCE / 5)
        .doesNotContainAnyElementsOf(transactionsOf(first));
    assertThat(statementsOn("orders")).isLessThanOrEqualTo(AT_ONCE / 2);
    assertThat(statementsOn("order_event")).isLessThanOrEqualTo(AT_ONCE / 2);
  }

  @Test
  void eachIsToldOfOnceInTheTraceOfItsOwnRequest() {
    List<Reply> replies = rush(client, others);
    for (int i = 0; i < AT_ONCE; i++) {
      String order = replies.get(i).json().path("orderId").asString();
      assertThat(
              jdbc.queryForList(
                  "SELECT trace_parent FROM outbox WHERE record_key = ?", String.class, order))
          .containsExactly(traceOf(others.get(i)));
      assertThat(
              jdbc.queryForObject(
                  "SELECT user_id FROM orders WHERE order_id = ?", Long.class, Long.valueOf(order)))
          .isEqualTo(others.get(i));
      assertThat(
              jdbc.queryForList(
                  "SELECT type FROM order_event WHERE order_id = ?",
                  String.class,
                  Long.valueOf(order)))
          .containsExactly("ORDER_PLACED");
    }
  }

  @Test
  void whatHasAKeyIsPlacedAloneHoweverManyComeWithIt() {
    List<Long> few = others.subList(0, FEWER_THAN_CONNECTIONS);
    rush(client.with("Idempotency-Key", "k-1"), few)
        .forEach(reply -> assertThat(reply.status()).isEqualTo(202));
    assertThat(transactionsOf(few)).hasSameSizeAs(few);
  }

  @Test
  void aTransactionThatFailsPlacesNoneOfItsOrdersAndEveryoneIsTold() {
    long before = notesOfNoOrder();
    owner
        .jdbc()
        .execute(
            """
            CREATE FUNCTION break_down() RETURNS trigger LANGUAGE plpgsql
              AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
            CREATE CONSTRAINT TRIGGER fail_the_commit AFTER INSERT ON orders
              DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.user_id = %d)
              EXECUTE FUNCTION break_down();
            """
                .formatted(others.getLast()));
    try {
      assertThat(rush(client, others)).extracting(Reply::code).containsOnly("INTERNAL_ERROR");
    } finally {
      owner.jdbc().execute("DROP TRIGGER fail_the_commit ON orders; DROP FUNCTION break_down()");
    }
    assertThat(transactionsOf(first)).hasSize(1);
    assertThat(jdbc.queryForObject(PLACED_BY, Long.class, others.getFirst(), others.getLast()))
        .isZero();
    assertThat(jdbc.queryForObject(TOLD_OF, Long.class, others.getFirst(), others.getLast()))
        .isZero();
    assertThat(notesOfNoOrder()).isEqualTo(before);
    assertThat(buy(client, others.getLast()).status()).as("afterwards").isEqualTo(202);
  }

  /// The first is at the desk, and kept there until all the others have come.
  private List<Reply> rush(Client with, List<Long> users) {
    var another = new DataSourceTransactionManager(requireNonNull(owner.jdbc().getDataSource()));
    List<Future<Reply>> replies =
        requireNonNull(
            new TransactionTemplate(another)
                .execute(
                    _ -> {
                      owner.jdbc().execute("LOCK TABLE orders IN SHARE MODE");
                      Future<Reply> atTheDesk = threads.submit(() -> buy(client, first));
                      await().atMost(MAX_WAIT).until(this::somebodyIsAtTheDesk);
                      var rest =
                          users.stream()
                              .map(user -> threads.submit(() -> buy(with, user)))
                              .toList();
                      await()
                          .during(AS_FAR_AS_THE_LINE)
                          .atMost(MAX_WAIT)
                          .until(() -> requests() > users.size());
                      assertThat(atTheDesk).isNotDone();
                      return rest;
                    }));
    await().atMost(MAX_WAIT).until(() -> replies.stream().allMatch(Future::isDone));
    return replies.stream().map(Future::resultNow).toList();
  }

  private Reply buy(Client with, long user) {
    return with.with("Prefer", "respond-async")
        .with("traceparent", traceOf(user))
        .as(
            user,
            "POST",
            "/v1/orders/checkout",
            "{\"userId\":%d,\"items\":[{\"productId\":101,\"qty\":1}]}".formatted(user));
  }

  private static String traceOf(long user) {
    return "00-%032x-%016x-01".formatted(user, user);
  }

  /// What the service is answering now.
  private int requests() {
    return meters.find("http.server.requests.active").longTaskTimers().stream()
        .mapToInt(LongTaskTimer::activeTasks)
        .sum();
  }

  private boolean somebodyIsAtTheDesk() {
    return !jdbc.queryForList(
            """
            SELECT 1 FROM pg_stat_activity
            WHERE wait_event_type = 'Lock' AND query ILIKE 'insert into orders%'
            """)
        .isEmpty();
  }

  private Set<String> transactionsOf(long user) {
    return Set.copyOf(
        jdbc.queryForList(
            """
            SELECT xmin::text FROM orders WHERE user_id = ?
            UNION SELECT event.xmin::text FROM order_event event JOIN orders USING (order_id)
            WHERE user_id = ?
            """,
            String.class,
            user,
            user));
  }

  private Set<String> transactionsOf(List<Long> users) {
    return users.stream().flatMap(user -> transactionsOf(user).stream()).collect(toSet());
  }

  /// That wrote the rows of the others; each transaction counts its own.
  private int statementsOn(String table) {
    return jdbc.queryForList(
            """
            SELECT DISTINCT written.xmin::text, written.cmin::text
            FROM %s written JOIN orders placed USING (order_id)
            WHERE placed.user_id BETWEEN ? AND ?
            """
                .formatted(table),
            others.getFirst(),
            others.getLast())
        .size();
  }

  private long notesOfNoOrder() {
    return requireNonNull(
        jdbc.queryForObject(
            """
            SELECT count(*) FROM order_event note
            WHERE NOT EXISTS (SELECT 1 FROM orders WHERE order_id = note.order_id)
            """,
            Long.class));
  }
}
