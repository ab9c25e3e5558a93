package com.sagamart.dataconsumer;

import static com.sagamart.dataconsumer.Wire.NOON;
import static com.sagamart.dataconsumer.Wire.PRICE;
import static com.sagamart.dataconsumer.Wire.paid;
import static com.sagamart.dataconsumer.Wire.takenBack;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.contracts.wire.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LateAndWrongDataTest {

  private static final Duration DAY = Duration.ofDays(1);
  private static final String SOUND = EventCodec.write(paid(1, NOON));
  private static final String PAID = Topic.DATA_PLATFORM_ORDER_PAID.wireName();

  private final Wire wire = new Wire();

  @TempDir private Path directory;
  private Platform platform;

  @BeforeEach
  void begin() {
    platform = new Platform(directory);
  }

  @Test
  void aWrongClockPutsAnEventOnAnotherDayAndCountsItOnceAllTheSame() throws SQLException {
    Instant tomorrow = NOON.plus(DAY);
    UUID skewed = UUID.randomUUID();
    platform.receive(wire.record(skewed, paid(1, tomorrow), tomorrow, NOON));
    platform.receive(wire.record(skewed, paid(1, tomorrow), tomorrow, tomorrow));

    assertThat(platform.revenue()).isEqualTo(PRICE);
    assertThat(platform.ask("SELECT order_id FROM 'order_paid/2026-11-27.parquet'"))
        .containsExactly("1");
    assertThat(
            platform.ask(
                """
                SELECT order_id FROM 'order_paid/*.parquet'
                WHERE happened_at > received_at + INTERVAL 5 MINUTES
                """))
        .containsExactly("1");
  }

  @Test
  void aCancellationBeforeItsPaymentByAWrongClockCorrectsItAllTheSame() throws SQLException {
    platform.receive(wire.record(UUID.randomUUID(), takenBack(1), NOON.minusSeconds(5)));
    assertThat(platform.revenue()).isZero();
    platform.receive(wire.record(UUID.randomUUID(), paid(1, NOON), NOON));
    assertThat(platform.revenue()).isZero();
  }

  @Test
  void duplicatesCountOnceHoweverLateTheyCome() throws SQLException {
    UUID id = UUID.randomUUID();
    platform.receive(wire.record(id, paid(1, NOON), NOON));
    platform.receive(wire.record(id, paid(1, NOON), NOON, NOON.plus(Duration.ofDays(30))));
    assertThat(platform.revenue()).isEqualTo(PRICE);
  }

  @Test
  void aRefundAfterADayCorrectsTheDayOfTheSaleAndStandsOnItsOwn() throws SQLException {
    platform.receive(
        wire.record(UUID.randomUUID(), paid(1, NOON), NOON),
        wire.record(UUID.randomUUID(), paid(2, NOON), NOON));
    platform.receive(wire.record(UUID.randomUUID(), takenBack(1), NOON.plus(DAY)));

    assertThat(platform.revenue()).isEqualTo(PRICE);
    assertThat(platform.ask("SELECT order_id FROM 'order_cancelled/2026-11-27.parquet'"))
        .containsExactly("1");
    assertThat(platform.ask("SELECT sum(total) FROM 'order_paid/2026-11-26.parquet'"))
        .containsExactly("2000");
  }

  @Test
  void aLaterVersionOfTheSchemaIsReadForWhatThisOneKnows() throws SQLException {
    String later =
        SOUND
            .replace("\"orderId\"", "\"channel\":{\"name\":\"APP\",\"score\":0.5},\"orderId\"")
            .replace("\"qty\"", "\"colour\":\"white\",\"qty\"");
    platform.receive(paidRecord(Map.of(), later));

    String type = "order_rejected/*.parquet";
    platform.receive(
        rejected(EventCodec.write(new OrderRejected(2, 1001, ErrorCode.OUT_OF_STOCK))),
        rejected("{\"orderId\":3,\"userId\":1001,\"reason\":\"A_REASON_OF_TOMORROW\"}"));

    assertThat(platform.revenue()).isEqualTo(PRICE);
    assertThat(
            platform.ask("SELECT line.name FROM 'order_paid/*.parquet', UNNEST(lines) AS l (line)"))
        .containsExactly("우유");
    assertThat(platform.ask("SELECT reason FROM '%s' ORDER BY 1".formatted(type)))
        .containsExactly("A_REASON_OF_TOMORROW", "OUT_OF_STOCK");
    assertThat(platform.causes()).isEmpty();
  }

  @Test
  void aKindOfEventThatItDoesNotKnowIsLeftAlone() throws SQLException {
    platform.receive(paidRecord(Map.of(CloudEventHeaders.TYPE, "ORDER_SHIPPED"), "{}"));
    assertThat(platform.revenue()).isZero();
    assertThat(platform.causes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "orderId":1          | "orderId":"1"           | string found, integer expected
          "orderId":1          | "number":1              | 'orderId' not found
          "orderId":1          | "orderId":1.0           | orderId is no int64
          "orderId":1          | "orderId":99999999999999999999 | orderId is no int64
          "total":1000         | "total":1e3             | total is no int64
          "qty":1              | "qty":null              | null found, integer expected
          2026-11-26T12:00:00Z | soon                    | date-time
          {"orderId"           | "orderId"               | no JSON
          우유                   | \\ud83d                 | half a character
          """)
  void whatIsNotAsTheSchemaSaysIsSetAside(String sound, String wrong, String cause)
      throws SQLException {
    var spoilt = paidRecord(Map.of(), SOUND.replace(sound, wrong));
    platform.receive(spoilt, wire.record(UUID.randomUUID(), paid(2, NOON), NOON));

    assertThat(platform.causes()).singleElement().asString().contains(cause);
    assertThat(platform.revenue()).isEqualTo(PRICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\u0007", "\\\"", "'", "\\ud83e\\udd5b", "a\\u0000b"})
  void aNameOfAnyCharactersIsWrittenAndHidesNothingBehindIt(String name) throws SQLException {
    platform.receive(
        paidRecord(Map.of(), SOUND.replace("우유", name)),
        wire.record(UUID.randomUUID(), paid(2, NOON), NOON));

    assertThat(platform.causes()).isEmpty();
    assertThat(platform.revenue()).isEqualTo(2 * PRICE);
    assertThat(
            platform.ask(
                "SELECT count(line.name) FROM 'order_paid/*.parquet', UNNEST(lines) AS l (line)"))
        .containsExactly("2");
  }

  @ParameterizedTest
  @CsvSource({
    "ce_id, 7, it has no id",
    "ce_time, yesterday, it has no time",
    "ce_time, 1970-01-01T00:00:00Z, its time is no time of ours"
  })
  void aRecordWithoutItsHeadersIsSetAside(String header, String wrong, String cause)
      throws SQLException {
    platform.receive(paidRecord(Map.of(header, wrong), SOUND));
    assertThat(platform.causes()).containsExactly(cause);
  }

  private ConsumerRecord<byte[], byte[]> paidRecord(Map<String, String> headers, String value) {
    return record(PAID, "ORDER_PAID", headers, value);
  }

  private ConsumerRecord<byte[], byte[]> rejected(String value) {
    return record(Topic.ORDER_EVENTS.wireName(), "ORDER_REJECTED", Map.of(), value);
  }

  private ConsumerRecord<byte[], byte[]> record(
      String topic, String type, Map<String, String> headers, String value) {
    Map<String, String> all = new HashMap<>();
    all.put(CloudEventHeaders.ID, UUID.randomUUID().toString());
    all.put(CloudEventHeaders.TYPE, type);
    all.put(CloudEventHeaders.TIME, NOON.toString());
    all.putAll(headers);
    return wire.record(topic, all, value, NOON);
  }
}
