package com.sagamart.devstack.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.OrderCancelled;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.EventType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LetterTextTest {

  private static final String TOPIC = "sagamart.order.events.dlt";
  private static final String ID = "0b0b0b0b-0000-4000-8000-000000000001";
  private static final Map<String, String> EVENT =
      Map.of(
          "ce_id", ID,
          "ce_type", EventType.of(OrderCancelled.class),
          "ce_time", "2026-01-02T03:04:05Z",
          "dlt_consumer", "inventory-service",
          "dlt_cause", "java.lang.IllegalStateException: \u001b\u009b[31mnothing sold",
          "dlt_partition", "7");
  private static final String CANCELLED =
      "{\"orderId\":7000123,\"userId\":1001,\"cause\":\"CANCELLED_BY_OWNER\"}";

  private final DeadLetter letter = letter(17, EVENT, CANCELLED);

  @Test
  void linesUpAndLetsNoControlCharacterThrough() {
    Pile pile = new Pile(List.of(letter, letter(8, Map.of(), "{")), 3, new Decisions());

    assertThat(LetterText.table(pile).lines())
        .containsExactly(
            "ID                     WHEN                  EVENT            KEY      CONSUMER           STATE  CAUSE",
            "order.events.dlt/3@17  1970-01-01T00:00:01Z  ORDER_CANCELLED  7000123  inventory-service  OPEN   IllegalStateException: ··[31mnothing sold",
            "order.events.dlt/3@8   1970-01-01T00:00:01Z  -                7000123  -                  OPEN   -",
            "and 3 more, younger than these");
  }

  @Test
  void showsHeadersAndValueOfAnything() {
    DeadLetter bytes = letter(8, Map.of("x", "1"), "");

    assertThat(LetterText.page(bytes, LetterState.OPEN))
        .contains(
            "header x = 1", "no service can read it: it has no header ce_type", "(no text) ff 00");
  }

  @Test
  void saysThatAnUnreadableRecordWillComeBack() {
    assertThat(LetterText.replayOf(letter(8, Map.of(), "{"))).contains("new dead letter");
    assertThat(LetterText.replayOf(letter))
        .isEqualTo(
            "order.events.dlt/3@17  ORDER_CANCELLED of 7000123 goes to sagamart.order.events again,"
                + " inventory-service put it aside");
  }

  @Test
  void isSentAgainAsItFirstWas() {
    var original = letter.original();

    assertThat(original.topic()).isEqualTo("sagamart.order.events");
    assertThat(original.partition()).isEqualTo(7);
    assertThat(original.key()).isEqualTo("7000123".getBytes(UTF_8));
    assertThat(original.value()).isEqualTo(CANCELLED.getBytes(UTF_8));
    assertThat(original.headers())
        .extracting(Header::key)
        .containsExactlyInAnyOrder("ce_id", "ce_type", "ce_time");
  }

  @Test
  void isAuditedByWhoeverPutItAsideUnlessItsDatabaseCanBeThrownAway() {
    assertThat(letter.auditor()).isEqualTo(Participant.INVENTORY);
    assertThat(letter(8, Map.of(), "{").auditor()).isEqualTo(Participant.ORDER);
    assertThat(letter(8, Map.of("dlt_consumer", "ranking-service"), "{").auditor())
        .isEqualTo(Participant.ORDER);
  }

  /// Without a value it has two bytes that are no text.
  private static DeadLetter letter(long offset, Map<String, String> headers, String value) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
    byte[] bytes = value.isEmpty() ? new byte[] {(byte) 0xff, 0} : value.getBytes(UTF_8);
    return new DeadLetter(
        new ConsumerRecord<>(
            TOPIC,
            3,
            offset,
            1_000,
            TimestampType.CREATE_TIME,
            7,
            bytes.length,
            "7000123".getBytes(UTF_8),
            bytes,
            all,
            Optional.empty()));
  }
}
