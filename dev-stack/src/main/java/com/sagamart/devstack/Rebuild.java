package com.sagamart.devstack;

import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.server.ConsumerGroup;
import com.sagamart.devstack.server.Databases;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/// Makes a service that only listens anew, out of nothing but its topics. Others it refuses: what
/// they know is nowhere else.
public final class Rebuild {

  /// What came of it.
  ///
  /// @param sales orders that were counted, also those that were taken back
  /// @param took from the first moment to the last record
  public record Result(long sales, long takenBack, Duration took) {}

  /// So many records, which take a few seconds, are one line of progress.
  private static final long WORTH_SAYING = 20_000;

  private final Stack stack;
  private final String service;
  private final List<String> topics;
  private final Consumer<String> report;
  private final long begin = System.nanoTime();

  Rebuild(Stack stack, String service, Consumer<String> report) {
    this.stack = stack;
    this.service = service;
    this.report = report;
    this.topics = topicsOf(service);
  }

  private static List<String> topicsOf(String service) {
    for (Participant participant : Participant.values()) {
      if (participant.serviceName().equals(service) && participant.topic().isEmpty()) {
        return OrderSaga.subscriptionsOf(participant).stream().map(Topic::wireName).toList();
      }
    }
    throw new StackFailure(
        service + " cannot be rebuilt: it knows what no topic does. ranking-service can.");
  }

  /// The service must have stopped.
  void forget() {
    say("stopped");
    String database = stack.database(service);
    new Databases(stack.ports().postgres(), List.of(database)).recreate();
    say("has an empty database " + database);
    try (ConsumerGroup group = group()) {
      group.forget();
    }
    say("will read %s from the earliest record".formatted(String.join(", ", topics)));
  }

  /// Waits until the service has taken in what its topics hold at this moment. That may take any
  /// time, as long as it goes on.
  Result awaitTheEnd() {
    try (ConsumerGroup group = group()) {
      Map<TopicPartition, Long> ends = group.endOf(topics);
      long left = group.lagBehind(ends);
      long said = Long.MAX_VALUE;
      while (left > 0) {
        if (said - left >= WORTH_SAYING) {
          say("has %,d records to go".formatted(left));
          said = left;
        }
        long before = left;
        left =
            Patience.until(
                service + " takes in more records",
                (Long now) -> now < before,
                () -> group.lagBehind(ends));
      }
    }
    return count();
  }

  private Result count() {
    String database = stack.database(service);
    try (var connection = DriverManager.getConnection(stack.jdbc(service), database, database);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*), count(*) FILTER (WHERE cancelled) FROM sale")) {
      row.next();
      return new Result(
          row.getLong(1), row.getLong(2), Duration.ofNanos(System.nanoTime() - begin));
    } catch (SQLException e) {
      throw new StackFailure("The sales cannot be counted: " + e.getMessage(), e);
    }
  }

  private ConsumerGroup group() {
    return new ConsumerGroup(stack.bootstrapServers(), service);
  }

  private void say(String what) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    report.accept(String.format(Locale.ROOT, "  %5.1f s  %-18s %s", seconds, service, what));
  }
}
