package com.sagamart.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.OrderPaid;
import com.sagamart.contracts.event.PlatformEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Names that stand in brokers, headers and other people's code: they never change.
class NamesTest {

  @Test
  void eventsTravelUnderTheseTypes() {
    assertThat(EventType.all().stream().map(EventType::of))
        .containsExactlyInAnyOrder(
            "ORDER_PLACED",
            "ORDER_PAID",
            "ORDER_REJECTED",
            "ORDER_CANCELLED",
            "STOCK_RESERVED",
            "STOCK_REFUSED",
            "STOCK_RELEASED",
            "COUPON_APPLIED",
            "COUPON_REFUSED",
            "COUPON_RELEASED",
            "WALLET_DEBITED",
            "WALLET_REFUSED",
            "WALLET_REFUNDED",
            "WALLET_OPENED");
  }

  @Test
  void anEventIsFoundByItsType() {
    for (Class<? extends PlatformEvent> event : EventType.all()) {
      assertThat(EventType.named(EventType.of(event))).contains(event);
    }
    assertThat(EventType.named("ORDER_PAID")).contains(OrderPaid.class);
  }

  @Test
  void aTypeThatThisVersionDoesNotKnowIsNobody() {
    assertThat(EventType.named("ORDER_SHIPPED")).isEmpty();
    assertThat(EventType.named("OrderPaid")).isEmpty();
  }

  @Test
  void everyEventIsARecord() {
    assertThat(EventType.all()).isNotEmpty().allMatch(Class::isRecord);
  }

  @Test
  void brokersKnowTheseTopics() {
    assertThat(Stream.of(Topic.values()).map(Topic::wireName))
        .containsExactlyInAnyOrder(
            "sagamart.order.events",
            "sagamart.inventory.events",
            "sagamart.coupon.events",
            "sagamart.wallet.events",
            "sagamart.data-platform.order-paid",
            "sagamart.data-platform.order-cancelled");
    assertThat(Topic.PARTITIONS).isEqualTo(12);
    assertThat(Topic.deadLettersOf(Topic.ORDER_EVENTS.wireName()))
        .isEqualTo("sagamart.order.events.dlt");
  }

  @Test
  void recordsCarryTheseCloudEventsHeaders() {
    assertThat(CloudEventHeaders.ID).isEqualTo("ce_id");
    assertThat(CloudEventHeaders.TYPE).isEqualTo("ce_type");
    assertThat(CloudEventHeaders.SOURCE).isEqualTo("ce_source");
    assertThat(CloudEventHeaders.SUBJECT).isEqualTo("ce_subject");
    assertThat(CloudEventHeaders.TIME).isEqualTo("ce_time");
    assertThat(CloudEventHeaders.SPEC_VERSION).isEqualTo("ce_specversion");
    assertThat(CloudEventHeaders.CONTENT_TYPE).isEqualTo("content-type");
    assertThat(CloudEventHeaders.TRACE_PARENT).isEqualTo("traceparent");
    assertThat(CloudEventHeaders.sourceOf("wallet-service")).isEqualTo("/sagamart/wallet-service");
  }
}
