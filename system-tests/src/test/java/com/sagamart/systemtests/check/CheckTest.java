package com.sagamart.systemtests.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.check.Checker;
import com.sagamart.devstack.check.Report;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckTest {

  private static final Duration REST = Duration.ofSeconds(60);
  private static final int BUYERS = 4;
  private static final int PRICE = 10;

  private final CheckedShop shop = new CheckedShop();

  @BeforeAll
  void tellTheStory() throws SQLException {
    shop.play();
    Report report = checker().checkAtRest(REST);
    assertThat(report.isClean()).as(report.text()).isTrue();
    assertThat(report.text()).contains("5 orders with all their steps");
  }

  @AfterAll
  void everythingWasRepaired() {
    Report report = checker().checkAtRest(REST);
    shop.close();
    assertThat(report.isClean()).as(report.text()).isTrue();
  }

  static Stream<Defect> defects() {
    return Stream.concat(LostGoods.all(), LostWords.all());
  }

  @ParameterizedTest
  @MethodSource("defects")
  void names(Defect defect) throws SQLException {
    shop.falsify(defect.database(), defect.plant());
    Report report;
    try {
      report = checker().checkAtRest(Duration.ofSeconds(10));
    } finally {
      shop.falsify(defect.database(), defect.repair());
    }
    assertThat(report.isClean()).isFalse();
    assertThat(report.violations())
        .as(report.text())
        .anySatisfy(it -> assertThat(it).startsWith(shop.told(defect.violation())));
  }

  @ParameterizedTest
  @EnumSource(names = {"DATA_PLATFORM_ORDER_PAID", "DATA_PLATFORM_ORDER_CANCELLED"})
  void namesASecondEventForTheDataPlatform(Topic theirs) throws Exception {
    String topic = theirs.wireName();
    String order = shop.told("{paid}");
    Report report;
    try (var _ = new FalseRecord(shop.stack().bootstrapServers(), topic, order)) {
      report = checker().checkAtRest(REST);
    }
    assertThat(report.violations())
        .singleElement()
        .asString()
        .startsWith(topic)
        .endsWith("of %s is in no outbox".formatted(order));

    Report afterwards = checker().checkAtRest(REST);

    assertThat(afterwards.isClean()).as(afterwards.text()).isTrue();
    assertThat(afterwards.text()).contains(topic + " has dropped");
  }

  /// Also what the outbox has forgotten is told as it was, from the order itself.
  @Test
  void findsNothingWrongWhenTheDataPlatformIsToldEverythingAgain() throws SQLException {
    var story = new ToldAgain(shop.stack(), shop.told("{takenBack}"));
    List<String> before = story.records();
    assertThat(before).hasSize(2).doesNotHaveDuplicates();

    shop.falsify("orders", ToldAgain.FORGET.formatted(story.order()));
    try {
      assertThat(story.everything()).isGreaterThan(3);
    } finally {
      shop.falsify("orders", ToldAgain.REMEMBER);
    }
    assertThat(story.records()).hasSizeGreaterThan(3).hasSameElementsAs(before);

    Report report = checker().checkAtRest(REST);
    assertThat(report.isClean()).as(report.text()).isTrue();
  }

  @Test
  void namesDeadLettersThatNobodyExpects() throws Exception {
    String topic = Topic.deadLettersOf(Topic.WALLET_EVENTS.wireName());
    try (var _ = new FalseRecord(shop.stack().bootstrapServers(), topic, "7000001")) {
      assertThat(checker().checkAtRest(REST).violations())
          .containsExactly(
              "dead letters: 1 are open, but 0 are expected; ./sagamart dlt list shows them");
      assertThat(new Checker(shop.stack(), 1, _ -> {}).checkAtRest(REST).isClean()).isTrue();
    }
  }

  @Test
  void takesADeadLetterForSettledOnceSomebodyDecidedAboutIt() throws Exception {
    String topic = Topic.deadLettersOf(Topic.WALLET_EVENTS.wireName());
    try (var letter = new FalseRecord(shop.stack().bootstrapServers(), topic, "7000002")) {
      noteInAudit(letter, topic, "REPLAYING");
      assertThat(checker().checkAtRest(REST).violations())
          .containsExactly(
              "dead letters: 1 are open, but 0 are expected; ./sagamart dlt list shows them");
      noteInAudit(letter, topic, "DISCARDED");
      Report decided = checker().checkAtRest(REST);
      assertThat(decided.isClean()).as(decided.text()).isTrue();
    } finally {
      shop.falsify("wallet", "DELETE FROM dead_letter_audit");
    }
  }

  private void noteInAudit(FalseRecord letter, String topic, String action) throws SQLException {
    shop.falsify(
        "wallet",
        """
        DELETE FROM dead_letter_audit;
        INSERT INTO dead_letter_audit
          (topic, "partition", "offset", written_at, action, reason, by_whom)
        VALUES ('%s', %d, %d, to_timestamp(%d / 1000.0), '%s', 'a test', 'kim')
        """
            .formatted(topic, letter.partition(), letter.offset(), letter.writtenAt(), action));
  }

  @Test
  void asksNothingOfAnOutboxThatIsOlderThanItsHorizon() throws SQLException {
    shop.falsify("wallet", "CREATE TABLE kept AS SELECT * FROM outbox; DELETE FROM outbox");
    try {
      moveHorizon("now() - interval '1 day'");
      assertThat(checker().checkAtRest(Duration.ofSeconds(10)).violations())
          .anySatisfy(it -> assertThat(it).startsWith(shop.told("WALLET_DEBITED of {paid}: ")))
          .anySatisfy(it -> assertThat(it).endsWith(shop.told("of {paid} is in no outbox")))
          .anySatisfy(it -> assertThat(it).contains("took it in, but nobody said it"));
      moveHorizon("now()");
      Report forgetful = checker().checkAtRest(REST);
      assertThat(forgetful.isClean()).as(forgetful.text()).isTrue();
    } finally {
      moveHorizon("'-infinity'");
      shop.falsify("wallet", "INSERT INTO outbox SELECT * FROM kept; DROP TABLE kept");
    }
  }

  private void moveHorizon(String to) throws SQLException {
    shop.falsify("wallet", "UPDATE outbox_horizon SET kept_since = " + to);
  }

  @Test
  void isNoProofWhileAnOrderIsPending() throws SQLException {
    Defect stuck = LostWords.STUCK_ORDER;
    shop.falsify(stuck.database(), stuck.plant());
    Report report;
    try {
      report = checker().checkAtRest(Duration.ofSeconds(1));
    } finally {
      shop.falsify(stuck.database(), stuck.repair());
    }
    assertThat(report.isClean()).isFalse();
    assertThat(report.notAtRest()).contains("1 orders are PENDING");
  }

  @Test
  void seesNoViolationInWorkOnItsWay() throws InterruptedException {
    Admin admin = shop.admin();
    long product = admin.product(PRICE, 1_000_000);
    AtomicBoolean open = new AtomicBoolean(true);
    CountDownLatch buying = new CountDownLatch(BUYERS);
    List<Report> reports = new ArrayList<>();
    try (ExecutorService buyers = Executors.newFixedThreadPool(BUYERS)) {
      for (int i = 0; i < BUYERS; i++) {
        Customer customer = admin.customerWith(1_000_000);
        buyers.execute(() -> buyWhile(open, customer, product, buying));
      }
      buying.await();
      reports.add(checker().check());
      reports.add(checker().check());
      open.set(false);
    }
    assertThat(reports).allSatisfy(it -> assertThat(it.isClean()).as(it.text()).isTrue());
    assertThat(reports).anySatisfy(it -> assertThat(it.text()).contains("too young"));
  }

  /// Takes every other order back.
  private static void buyWhile(
      AtomicBoolean open, Customer customer, long product, CountDownLatch buying) {
    while (open.get()) {
      customer.checkout(new Line(product, 1)).orFail();
      customer.cancel(customer.checkout(new Line(product, 2)).orFail().number("orderId"));
      buying.countDown();
    }
  }

  private Checker checker() {
    return new Checker(shop.stack(), 0, _ -> {});
  }
}
