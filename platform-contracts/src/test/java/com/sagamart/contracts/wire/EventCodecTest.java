package com.sagamart.contracts.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sagamart.contracts.event.Amount;
import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.OrderPlaced;
import com.sagamart.contracts.event.OrderRejected;
import com.sagamart.contracts.event.OrderedLine;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.PricedLine;
import com.sagamart.contracts.event.StockReserved;
import com.sagamart.contracts.event.WalletRefunded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

  @Test
  void readsWhatItWrote() {
    OrderPaid paid =
        new OrderPaid(
            7000123,
            1001,
            List.of(PricedLine.of(101, "유기농 우유 1L \"😀\"", 2, 3200)),
            55501L,
            Amount.discounted(6400, 640),
            Instant.parse("2025-08-30T00:00:00.123456789Z"));

    assertThat(EventCodec.read(EventCodec.write(paid).getBytes(UTF_8), OrderPaid.class))
        .isEqualTo(paid);
  }

  @Test
  void skipsAFieldThatItDoesNotKnow() {
    assertThat(
            read(
                """
                {"orderId":1,"userId":2,"amount":3,"balanceAfter":4,"new":{"a":[1,{"b":null}]}}
                """,
                WalletRefunded.class))
        .isEqualTo(new WalletRefunded(1, 2, 3, 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"couponIssueId\":null"})
  void readsAnOrderWithoutACoupon(String field) {
    assertThat(
            read(
                "{\"orderId\":1,\"userId\":2,\"lines\":[{\"productId\":3,\"qty\":4}]" + field + "}",
                OrderPlaced.class))
        .isEqualTo(new OrderPlaced(1, 2, List.of(new OrderedLine(3, 4)), null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "7",
        "[]",
        "\"text\"",
        "{}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4} {}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4}x",
        "{\"orderId\":1,\"userId\":2,\"amount\":3}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":null}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":\"4\"}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":\"\"}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4.0}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4e1}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":true}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":[4]}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":9223372036854775808}",
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4,\"amount\":5}",
        "{\"orderId\":1,\"userId\":2,\"amount\":NaN,\"balanceAfter\":4}",
        "{'orderId':1,\"userId\":2,\"amount\":3,\"balanceAfter\":4}",
      })
  void refusesWhatIsNotExactlyAnEvent(String json) {
    isUnreadable(json.getBytes(UTF_8), WalletRefunded.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"orderId\":1,\"userId\":2}",
        "{\"orderId\":1,\"userId\":2,\"lines\":null}",
        "{\"orderId\":1,\"userId\":2,\"lines\":[null]}",
        "{\"orderId\":1,\"userId\":2,\"lines\":{}}",
        "{\"orderId\":1,\"userId\":2,\"lines\":[{\"productId\":3}]}",
        "{\"orderId\":1,\"userId\":2,\"lines\":[{\"productId\":3,\"qty\":0}]}",
        "{\"orderId\":1,\"userId\":2,\"lines\":[{\"productId\":3,\"qty\":2147483648}]}",
        "{\"orderId\":1,\"userId\":2,\"lines\":[],\"couponIssueId\":\"5\"}",
      })
  void refusesAnOrderWithoutSoundLines(String json) {
    isUnreadable(json.getBytes(UTF_8), OrderPlaced.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"productId\":3,\"name\":\"x\",\"qty\":2,\"unitPrice\":10,\"subtotal\":21}",
        "{\"productId\":3,\"name\":\"x\",\"qty\":-2,\"unitPrice\":10,\"subtotal\":-20}",
        "{\"productId\":3,\"name\":\"x\",\"qty\":2,\"unitPrice\":-10,\"subtotal\":-20}",
        "{\"productId\":3,\"name\":\"x\",\"qty\":2,\"unitPrice\":9223372036854775807,\"subtotal\":1}",
        "{\"productId\":3,\"qty\":2,\"unitPrice\":10,\"subtotal\":20}",
        "{\"productId\":3,\"name\":7,\"qty\":2,\"unitPrice\":10,\"subtotal\":20}",
      })
  void refusesALineThatDoesNotAddUp(String line) {
    String json = "{\"orderId\":1,\"userId\":2,\"lines\":[%s],\"subtotal\":20}".formatted(line);
    isUnreadable(json.getBytes(UTF_8), StockReserved.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"NO_SUCH_CODE\"", "13", "\"\"", "null", "\"out_of_stock\""})
  void refusesAReasonThatIsNoErrorCode(String reason) {
    String json = "{\"orderId\":1,\"userId\":2,\"reason\":%s}".formatted(reason);
    isUnreadable(json.getBytes(UTF_8), OrderRejected.class);
  }

  @Test
  void refusesARecordWithoutAValue() {
    isUnreadable(null, WalletRefunded.class);
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    String json = "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4,\"note\":\"ÿ\"}";
    isUnreadable(json.getBytes(ISO_8859_1), WalletRefunded.class);
    isUnreadable(json.getBytes(UTF_16), WalletRefunded.class);
    isUnreadable(new byte[] {(byte) 0xc0, (byte) 0x80}, WalletRefunded.class);
    assertThat(read(json, WalletRefunded.class)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {EventCodec.MAX_NESTING, 1_000_000})
  void refusesWhatNestsDeeperThanAnyEvent(int depth) {
    String json =
        "{\"orderId\":1,\"userId\":2,\"amount\":3,\"balanceAfter\":4,\"deep\":"
            + "[".repeat(depth)
            + "]".repeat(depth)
            + "}";
    isUnreadable(json.getBytes(UTF_8), WalletRefunded.class);
  }

  private static <E extends PlatformEvent> E read(String json, Class<E> type) {
    return EventCodec.read(json.getBytes(UTF_8), type);
  }

  private static void isUnreadable(byte @Nullable [] json, Class<? extends PlatformEvent> type) {
    assertThatExceptionOfType(UnreadableEventException.class)
        .isThrownBy(() -> EventCodec.read(json, type))
        .withMessageContaining(EventType.of(type));
  }
}
