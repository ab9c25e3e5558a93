package com.sagamart.systemtests.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.dataconsumer.Export;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.retelling.Retelling;
import com.sagamart.systemtests.Books;
import com.sagamart.systemtests.Platform;
import com.sagamart.systemtests.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A thousand orders are sold, a tenth is taken back, and meanwhile every service is killed: what
/// the data platform counts is what order-service's database says.
@ExtendWith(Witness.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DataPlatformTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```sql\n(.*?)```");
  private static final String IN_THE_FILES =
      """
      SELECT count(*) || ' orders, ' || sum(total) || ' KRW' FROM 'order_paid/*.parquet'
      WHERE order_id NOT IN (SELECT order_id FROM 'order_cancelled/*.parquet')
      """;
  private static final String IN_THE_DATABASE =
      "SELECT count(*) || ' orders, ' || sum(total) || ' KRW' FROM orders WHERE status = 'PAID'";
  private static final String EVER_PAID_IN_THE_FILES =
      "SELECT count(*) || ' orders, ' || sum(total) || ' KRW' FROM 'order_paid/*.parquet'";
  private static final String EVER_PAID_IN_THE_DATABASE =
      """
      SELECT count(*) || ' orders, ' || sum(total) || ' KRW' FROM orders WHERE balance_after IS NOT NULL
      """;

  private final Stack stack = Platform.stack();
  private final Sales sales = new Sales();

  @TempDir private static Path directory;

  @BeforeAll
  void sellAThousandWhileEveryServiceDies() throws Exception {
    sales.sellWhile(
        () -> {
          export();
          stack.processes().stream()
              .map(ManagedProcess::name)
              .filter(it -> it.endsWith("-service"))
              .forEach(stack::kill);
          stack.revive();
        });
    try (Books books = new Books(stack)) {
      books.atRest();
    }
    export();
  }

  @Test
  void theFilesHaveTheRevenueToTheWonBeforeAndAfterEverythingIsToldAgain() throws SQLException {
    assertThat(inTheDatabase("SELECT count(*) FROM orders WHERE status = 'CANCELLED'"))
        .asString()
        .satisfies(it -> assertThat(Long.parseLong(it)).isGreaterThanOrEqualTo(sales.takenBack()));
    assertThat(sales.takenBack()).isEqualTo(Sales.ORDERS / 10);
    isTheSame();

    Instant everything = Instant.now().plus(Duration.ofDays(1));
    long told = 0;
    try (Retelling retelling = new Retelling(stack)) {
      for (Topic topic : Topic.ofTheDataPlatform()) {
        told += retelling.of(topic, Instant.EPOCH, everything);
      }
    }
    Export.Result again = export();

    assertThat(told).isGreaterThan(Sales.ORDERS);
    assertThat(again.read()).isGreaterThanOrEqualTo(told);
    assertThat(again.landed()).isZero();
    assertThat(again.setAside()).isZero();
    isTheSame();
  }

  private void isTheSame() throws SQLException {
    assertThat(inTheFiles(IN_THE_FILES)).isEqualTo(inTheDatabase(IN_THE_DATABASE));
    assertThat(inTheFiles(EVER_PAID_IN_THE_FILES))
        .isEqualTo(inTheDatabase(EVER_PAID_IN_THE_DATABASE));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void eachExampleOfThePageHasAnAnswer(String query) throws SQLException {
    try (Connection files = files();
        Statement statement = files.createStatement();
        var rows = statement.executeQuery(query)) {
      // What is late, or has a wrong clock, need not be here today.
      boolean isOfRareThings = query.contains("received_at") || query.contains("HAVING");
      assertThat(rows.next() || isOfRareThings).as(query).isTrue();
    }
  }

  static Stream<String> examples() throws IOException {
    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("..", "docs", "DATA.md")))
            .results()
            .map(it -> it.group(1))
            .toList();
    assertThat(examples).hasSizeGreaterThan(5);
    return examples.stream();
  }

  private Export.Result export() {
    try {
      return Export.run(stack.bootstrapServers(), directory);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String inTheFiles(String query) throws SQLException {
    try (Connection files = files()) {
      return answer(files, query);
    }
  }

  private static Connection files() throws SQLException {
    Connection files = DriverManager.getConnection("jdbc:duckdb:");
    try (Statement statement = files.createStatement()) {
      statement.execute("SET file_search_path = '%s'".formatted(directory));
    }
    return files;
  }

  private String inTheDatabase(String query) throws SQLException {
    try (Connection orders =
        DriverManager.getConnection(stack.jdbc("orders"), "orders", "orders")) {
      return answer(orders, query);
    }
  }

  private static String answer(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
