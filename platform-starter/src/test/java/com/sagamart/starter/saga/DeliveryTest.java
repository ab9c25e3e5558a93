package com.sagamart.starter.saga;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.wire.UnreadableEventException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final Map<String, String> GOOD =
      Map.of(
          "ce_id", "01890a5d-ac96-774b-bcce-b302099a8057",
          "ce_type", "WALLET_OPENED",
          "ce_time", "2026-01-01T00:00:00Z");

  @Test
  void readsWhatIsWanted() {
    var delivery = Delivery.read(record(GOOD, "{\"userId\":7}"), Set.of(WalletOpened.class));
    assertThat(delivery.orElseThrow().said().event()).isEqualTo(new WalletOpened(7));
  }

  @Test
  void skipsWhatIsNotWantedWithoutReadingIt() {
    assertThat(Delivery.read(record(GOOD, "{"), Set.of())).isEmpty();
  }

  @Test
  void skipsATypeThatThisVersionDoesNotKnow() {
    var headers = new HashMap<>(GOOD);
    headers.put("ce_type", "WALLET_POLISHED");
    assertThat(Delivery.read(record(headers, "{}"), Set.of(WalletOpened.class))).isEmpty();
  }

  @Test
  void anythingElseIsUnreadable() {
    for (String missing : GOOD.keySet()) {
      var headers = new HashMap<>(GOOD);
      headers.remove(missing);
      unreadable(record(headers, "{\"userId\":7}"));
      headers.put(missing, missing.equals("ce_type") ? "WALLET_OPENED" : "nonsense");
      if (!missing.equals("ce_type")) {
        unreadable(record(headers, "{\"userId\":7}"));
      }
    }
    unreadable(record(GOOD, "{}"));
    unreadable(record(GOOD, "{\"userId\":\"seven\"}"));
    unreadable(record(GOOD, null));
  }

  private static void unreadable(Inbound inbound) {
    assertThatThrownBy(() -> Delivery.read(inbound, Set.of(WalletOpened.class)))
        .isInstanceOf(UnreadableEventException.class);
  }

  private static Inbound record(Map<String, String> headers, @Nullable String json) {
    Map<String, byte[]> bytes = new HashMap<>();
    headers.forEach((name, value) -> bytes.put(name, value.getBytes(UTF_8)));
    return new Inbound("topic", 0, 0, null, json == null ? null : json.getBytes(UTF_8), bytes);
  }
}
