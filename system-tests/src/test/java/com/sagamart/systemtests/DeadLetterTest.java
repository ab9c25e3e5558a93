package com.sagamart.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.check.Checker;
import com.sagamart.devstack.check.Report;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.client.TopicReader;
import com.sagamart.devstack.deadletters.DeadLetter;
import com.sagamart.devstack.deadletters.DeadLetterDesk;
import com.sagamart.devstack.deadletters.Ground;
import com.sagamart.devstack.deadletters.LetterId;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.server.Roles;
import com.sagamart.systemtests.Customer.Line;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an operator does with dead letters, on the command line.
@ExtendWith(Witness.class)
class DeadLetterTest {

  private static final long PRICE = 1_000;
  private static final int STOCK = 10;
  private static final Duration REST = Duration.ofSeconds(60);

  /// Each of them puts aside what none can read.
  private static final int READERS =
      (int)
          Arrays.stream(Participant.values())
              .filter(it -> OrderSaga.subscriptionsOf(it).contains(Topic.WALLET_EVENTS))
              .count();

  private static final String TAKE_ONE_OUT =
      "UPDATE product SET stocked = stocked - 1, sold = sold - 1 WHERE sold > 0 AND product_id = ";
  private static final String PUT_IT_BACK =
      "UPDATE product SET stocked = stocked + 1, sold = sold + 1 WHERE product_id = ";

  private final Stack stack = Platform.stack();
  private final Admin admin = new Admin();

  @Test
  void anEventThatFailedForWrongBooksTakesEffectOnceWhenTheyAreMended() throws Exception {
    long product = admin.product(PRICE, STOCK);
    Customer customer = admin.customerWith(PRICE);
    long order = customer.checkout(new Line(product, 1)).orFail().number("orderId");
    // Somebody's wrong hand: what was sold is gone. It is sold once the payment is known there.
    await().atMost(REST).until(() -> change("inventory", TAKE_ONE_OUT + product) == 1);
    customer.cancel(order).orFail();

    String id = awaitLetterOf(Long.toString(order));
    assertThat(dlt("show", id).text())
        .contains("inventory-service", "ORDER_CANCELLED", "dlt_cause");
    assertThat(openLettersInCheck()).contains("dead letters: 1 are open");

    assertThat(change("inventory", PUT_IT_BACK + product)).isEqualTo(1);
    long records = recordsOn(Topic.ORDER_EVENTS);
    assertThat(dlt("replay", id).text())
        .contains("goes to sagamart.order.events again", "Nothing was done");
    assertThat(dlt("replay", id, "--execute").exit()).isEqualTo(1); // without a reason
    assertThat(audit("inventory", id)).isEmpty();
    assertThat(recordsOn(Topic.ORDER_EVENTS)).isEqualTo(records);

    Answer replayed = dlt("replay", id, "--execute", "--reason", "books mended", "--by", "kim");
    assertThat(replayed.text()).contains(id + "  REPLAYED");
    await().atMost(REST).until(() -> admin.stockOf(product) == STOCK);

    assertThat(dlt("replay", id, "--execute", "--reason", "again").text())
        .contains("nothing to do");
    assertThat(dlt("discard", id, "--execute", "--reason", "late").exit()).isEqualTo(1);
    assertThat(audit("inventory", id))
        .containsExactly("REPLAYING kim: books mended", "REPLAYED kim: books mended");
    assertThat(dlt("list").text()).doesNotContain(id);
    assertThat(dlt("list", "--all").text()).contains(id);
    assertThat(admin.stockOf(product)).isEqualTo(STOCK);
    everythingAddsUp();
  }

  @Test
  void anUnreadableRecordComesBackWhenItIsReplayedAndIsThenGivenUp() throws Exception {
    String key = "poison-" + System.nanoTime();
    send(Topic.WALLET_EVENTS, key);
    awaitLettersOf(key, READERS);
    String id = lettersOf(key).getFirst();
    assertThat(dlt("replay", id).text()).contains("It will come back as a new dead letter");

    dlt("replay", id, "--execute", "--reason", "to see it come back");

    awaitLettersOf(key, READERS - 1 + READERS);
    List<String> open = lettersOf(key);
    assertThat(open).doesNotContain(id);
    assertThat(dlt("discard", "--all", "--topic", "wallet").text()).contains("is given up");
    assertThat(lettersOf(key)).isEqualTo(open);
    Answer discarded =
        dlt("discard", "--all", "--topic", "wallet", "--execute", "--reason", "no event");
    assertThat(discarded.exit()).isZero();
    assertThat(dlt("list").text()).contains("No open dead letters.");
    everythingAddsUp();
  }

  @Test
  void ofTwoOperatorsTheLaterOneIsTooLate() throws Exception {
    String key = "poison-" + System.nanoTime();
    send(Topic.WALLET_EVENTS, key);
    awaitLettersOf(key, READERS);
    List<LetterId> id = List.of(LetterId.parse(lettersOf(key).getFirst()));
    Ground ground = new Ground("no event", "kim");
    try (var early = new DeadLetterDesk(stack);
        var late = new DeadLetterDesk(stack)) {
      DeadLetter letter = late.named(id).letters().getFirst(); // looks when nobody has decided
      long records = recordsOn(Topic.WALLET_EVENTS);
      assertThat(early.discard(letter, ground)).isTrue();
      assertThat(late.discard(letter, ground)).isFalse();
      assertThat(late.replay(letter, ground)).isFalse();
      assertThat(recordsOn(Topic.WALLET_EVENTS)).isEqualTo(records);
    }
    dlt("discard", "--all", "--execute", "--reason", "others of that record");
    everythingAddsUp();
  }

  private long recordsOn(Topic topic) {
    try (var topics = new TopicReader(stack.bootstrapServers())) {
      return topics.ends(topics.partitionsOf(topic.wireName())).values().stream()
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  private void everythingAddsUp() {
    Report report = new Checker(stack, 0, _ -> {}).checkAtRest(REST);
    assertThat(report.isClean()).as(report.text()).isTrue();
  }

  private List<String> openLettersInCheck() {
    return new Checker(stack, 0, _ -> {})
        .checkAtRest(REST).violations().stream().map(it -> it.replaceFirst(",.*", "")).toList();
  }

  private String awaitLetterOf(String key) {
    return Patience.until(
            "a dead letter of " + key, (List<String> it) -> !it.isEmpty(), () -> lettersOf(key))
        .getFirst();
  }

  private void awaitLettersOf(String key, int howMany) {
    await().atMost(REST).until(() -> lettersOf(key).size() == howMany);
  }

  /// The open ones.
  private List<String> lettersOf(String key) {
    return dlt("list")
        .text()
        .lines()
        .filter(it -> it.contains("  " + key + "  "))
        .map(it -> it.substring(0, it.indexOf(' ')))
        .toList();
  }

  private void send(Topic topic, String key) throws Exception {
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer
          .send(new ProducerRecord<>(topic.wireName(), key.getBytes(UTF_8), "{".getBytes(UTF_8)))
          .get();
    }
  }

  private int change(String database, String statement) throws SQLException {
    try (var connection = Roles.of(database).connectAsOwner(stack.jdbc(database));
        var change = connection.createStatement()) {
      return change.executeUpdate(statement);
    }
  }

  private List<String> audit(String database, String id) throws SQLException {
    String query =
        """
        SELECT action || ' ' || by_whom || ': ' || reason FROM dead_letter_audit
        WHERE 'sagamart.' || ? = topic || '/' || "partition" || '@' || "offset" ORDER BY id
        """;
    try (var connection = Roles.of(database).connectAsOwner(stack.jdbc(database));
        var select = connection.prepareStatement(query)) {
      select.setString(1, id);
      List<String> found = new ArrayList<>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    }
  }

  private record Answer(int exit, String text) {}

  private Answer dlt(String... words) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", Installation.current().root().resolve("sagamart").toString()));
    command.add("dlt");
    command.addAll(List.of(words));
    command.addAll(List.of("--home", stack.home().directory().toString()));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      System.out.printf("$ ./sagamart dlt %s%n%s%n", String.join(" ", words), text);
      return new Answer(process.waitFor(), text);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
