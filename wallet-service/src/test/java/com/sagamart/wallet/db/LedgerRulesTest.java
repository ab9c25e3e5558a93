package com.sagamart.wallet.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.test.ServiceTest;
import com.sagamart.test.TestPlatform;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/// What PostgreSQL itself refuses, whoever asks: here nothing of the service is in between. `:u` is
/// this test's user, whose wallet holds 700 after two postings: 1000 charged, 300 paid.
@ServiceTest
class LedgerRulesTest {

  private static final AtomicLong USERS = new AtomicLong(800_000);
  private static final String NO_RIGHT = "42501";
  private static final String APPEND_ONLY = "23001";
  private static final String CHECK = "23514";
  private static final String UNIQUE = "23505";

  @Autowired private DataSource service;
  @Autowired private JdbcTemplate jdbc;

  private final long user = USERS.incrementAndGet();

  @BeforeEach
  void fillTheWallet() throws SQLException {
    commit(
        "INSERT INTO wallet VALUES (:u, 0, 0, now())",
        posting(1, "CHARGE", 1_000, 1_000),
        posting(2, "DEBIT", 300, 700),
        wallet(2, 700));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE posting SET amount = 999 WHERE user_id = :u",
        "DELETE FROM posting WHERE user_id = :u",
        "TRUNCATE posting"
      })
  void theServicesRoleMayOnlyAdd(String change) {
    refused(change).satisfies(e -> assertThat(state(e)).isEqualTo(NO_RIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE posting SET amount = 999 WHERE user_id = :u",
        "DELETE FROM posting WHERE user_id = :u",
        "TRUNCATE posting",
        "TRUNCATE wallet CASCADE",
        """
        INSERT INTO posting VALUES (:u, 1, 'CHARGE', 5, 5, NULL, now())
        ON CONFLICT (user_id, number) DO UPDATE SET amount = 5
        """
      })
  void evenASuperuserMayOnlyAdd(String change) {
    assertThatThrownBy(
            () -> {
              commit(as("postgres"), change);
            })
        .satisfies(e -> assertThat(state(e)).isEqualTo(APPEND_ONLY));
  }

  @Test
  void refusesAGapInTheNumbers() {
    refused(posting(4, "CHARGE", 50, 750), wallet(4, 750))
        .satisfies(e -> assertThat(state(e)).isEqualTo(CHECK))
        .hasMessageContaining("posting 3 is missing");
  }

  @Test
  void refusesAGapThatALaterPostingOfTheSameCommitLeaves() {
    refused(posting(3, "CHARGE", 50, 750), posting(5, "CHARGE", 50, 800), wallet(5, 800))
        .hasMessageContaining("posting 4 is missing");
  }

  @Test
  void refusesTheSameNumberTwice() {
    refused(posting(2, "CHARGE", 50, 750), wallet(2, 750))
        .satisfies(e -> assertThat(state(e)).isEqualTo(UNIQUE));
  }

  @ParameterizedTest
  @CsvSource({"CHARGE, 651", "CHARGE, 649", "REFUND, 650", "DEBIT, 750", "DEBIT, 700"})
  void refusesABalanceThatDoesNotFollow(String type, long after) {
    refused(posting(3, type, 50, after), wallet(3, after))
        .satisfies(e -> assertThat(state(e)).isEqualTo(CHECK))
        .hasMessageContaining("after posting 3 the balance is not " + after);
  }

  @Test
  void refusesAWrongBalanceInTheMiddleThatTheNextPostingHides() {
    refused(posting(3, "CHARGE", 50, 700), posting(4, "CHARGE", 50, 800), wallet(4, 800))
        .hasMessageContaining("after posting 3 the balance is not 700");
  }

  @Test
  void refusesAPostingThatItsWalletDoesNotCount() {
    refused(posting(3, "CHARGE", 50, 750))
        .satisfies(e -> assertThat(state(e)).isEqualTo(CHECK))
        .hasMessageContaining("does not count posting 3");
  }

  @Test
  void refusesALaterPostingThatItsWalletDoesNotCount() {
    refused(wallet(3, 750), posting(3, "CHARGE", 50, 750), posting(4, "CHARGE", 50, 800))
        .hasMessageContaining("does not count posting 4");
  }

  @ParameterizedTest
  @CsvSource({"2, 701", "2, 0", "3, 700", "1, 1000", "0, 0"})
  void refusesAWalletThatIsNotWhatTheLedgerSays(long postings, long balance) {
    refused(wallet(postings, balance))
        .satisfies(e -> assertThat(state(e)).isEqualTo(CHECK))
        .hasMessageContaining("do not stand in the ledger");
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "0, 1", "2, 700"})
  void refusesANewWalletThatIsNotEmpty(long postings, long balance) {
    long stranger = USERS.incrementAndGet();
    refused("INSERT INTO wallet VALUES (%d, %d, %d, now())".formatted(stranger, balance, postings))
        .hasMessageContaining("do not stand in the ledger");
  }

  /// Before the foreign key can refuse: to look, it needs a right that is revoked.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM wallet WHERE user_id = :u",
        "UPDATE wallet SET user_id = user_id + 1000000 WHERE user_id = :u"
      })
  void refusesToTakeAWalletAwayFromItsLedger(String change) {
    refused(change).satisfies(e -> assertThat(state(e)).isEqualTo(NO_RIGHT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(:u, 3, 'DEBIT',  800, -100, 1,    now())",
        "(:u, 3, 'DEBIT',  -50, 750,  1,    now())",
        "(:u, 3, 'GIFT',   50,  750,  NULL, now())",
        "(:u, 3, 'CHARGE', 50,  750,  1,    now())",
        "(:u, 3, 'DEBIT',  50,  650,  NULL, now())",
        "(:u, 0, 'CHARGE', 50,  50,   NULL, now())"
      })
  void refusesWhatIsNoPosting(String values) {
    refused("INSERT INTO posting VALUES " + values)
        .satisfies(e -> assertThat(state(e)).isEqualTo(CHECK))
        .hasMessageContaining("violates check constraint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEBIT", "REFUND"})
  void refusesToPayOrRefundAnOrderTwice(String type) throws SQLException {
    long after = type.equals("DEBIT") ? 690 : 710;
    long order = user * 10 + 9;
    String values = "INSERT INTO posting VALUES (:u, %d, '%s', 10, %d, %d, now())";
    commit(values.formatted(3, type, after, order), wallet(3, after));
    refused(values.formatted(4, type, 2 * after - 700, order), wallet(4, 2 * after - 700))
        .satisfies(e -> assertThat(state(e)).isEqualTo(UNIQUE))
        .hasMessageContaining("posting_once_per_order");
  }

  @Test
  void takesTheStatementsOfACommitInAnyOrder() throws SQLException {
    commit(
        wallet(4, 850),
        posting(5, "REFUND", 300, 1_150),
        posting(4, "CHARGE", 100, 850),
        wallet(5, 1_150),
        posting(3, "CHARGE", 50, 750),
        wallet(6, 50),
        posting(6, "DEBIT", 1_100, 50));
    assertThat(balance()).isEqualTo(50);
  }

  @Test
  void takesAPostingOfNothing() throws SQLException {
    commit(posting(3, "DEBIT", 0, 700), wallet(3, 700));
    assertThat(balance()).isEqualTo(700);
  }

  @Test
  void theRulesAreNotPutUpOnALedgerThatBreaksThem() throws IOException {
    String script =
        new ClassPathResource("db/migration/V2__ledger_is_the_truth.sql").getContentAsString(UTF_8);
    String check = script.substring(script.lastIndexOf("DO $$"));
    String off = "ALTER TABLE %s DISABLE TRIGGER USER";
    assertThat(script).contains("-- The induction begins with what is there.\nDO $$");
    for (String damage : new String[] {wallet(2, 701), wallet(3, 700)}) {
      contradicts(off.formatted("wallet"), damage, check);
    }
    contradicts(off.formatted("posting"), posting(3, "CHARGE", 50, 751), wallet(3, 751), check);
  }

  /// The owner alone can take the rules away, and put them up.
  private void contradicts(String... statements) {
    assertThatThrownBy(() -> commit(as(TestPlatform.ownerOf(database())), statements))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("contradicts");
  }

  private String database() {
    return jdbc.queryForObject("SELECT current_database()", (row, _) -> row.getString(1));
  }

  private Connection as(String role) throws SQLException {
    return DriverManager.getConnection(TestPlatform.shared().jdbcUrl(database(), role));
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String... statements) {
    var refusal = assertThatThrownBy(() -> commit(statements)).isInstanceOf(SQLException.class);
    assertThat(balance()).isEqualTo(balanceOfTheLedger());
    return refusal;
  }

  private void commit(String... statements) throws SQLException {
    commit(service.getConnection(), statements);
  }

  private void commit(Connection opened, String... statements) throws SQLException {
    try (opened;
        var statement = opened.createStatement()) {
      opened.setAutoCommit(false);
      try {
        for (String sql : statements) {
          statement.execute(sql.replace(":u", Long.toString(user)));
        }
        opened.commit();
      } catch (SQLException e) {
        opened.rollback();
        throw e;
      }
    }
  }

  private String posting(long number, String type, long amount, long after) {
    String order = type.equals("CHARGE") ? "NULL" : Long.toString(user * 10 + number);
    return "INSERT INTO posting VALUES (:u, %d, '%s', %d, %d, %s, now())"
        .formatted(number, type, amount, after, order);
  }

  private static String wallet(long postings, long balance) {
    return "UPDATE wallet SET postings = %d, balance = %d WHERE user_id = :u"
        .formatted(postings, balance);
  }

  private long balance() {
    return number("SELECT balance FROM wallet WHERE user_id = ?");
  }

  private long balanceOfTheLedger() {
    return number(
        "SELECT balance_after FROM posting WHERE user_id = ? ORDER BY number DESC LIMIT 1");
  }

  private long number(String query) {
    return jdbc.query(query, (row, _) -> row.getLong(1), user).getFirst();
  }

  private static String state(Throwable refusal) {
    return ((SQLException) refusal).getSQLState();
  }
}
