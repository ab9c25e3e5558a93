package com.sagamart.systemtests.owasp;

import static com.sagamart.systemtests.owasp.Knock.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.deadletters.DeadLetter;
import com.sagamart.devstack.deadletters.DeadLetterDesk;
import com.sagamart.devstack.deadletters.Ground;
import com.sagamart.devstack.deadletters.LetterId;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import com.sagamart.systemtests.Mint;
import com.sagamart.systemtests.Platform;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/// What others say is read as strictly as what clients say: the issuer's tokens and the events on
/// the broker, which are all that the platform consumes.
class Api10UnsafeConsumptionOfApisTest {

  private static final Duration REST = Duration.ofSeconds(20);

  /// Each of them puts it aside.
  private static final int READERS =
      (int)
          Arrays.stream(Participant.values())
              .filter(it -> OrderSaga.subscriptionsOf(it).contains(Topic.INVENTORY_EVENTS))
              .count();

  private final Admin admin = new Admin();

  @Test
  void evenTheIssuersOwnTokenMustSayWhatATokenSays() throws Exception {
    Customer customer = admin.customerWith(1);
    Mint mint = new Mint(Platform.stack(), customer.id());
    for (JWTClaimsSet claims :
        List.of(
            mint.claims().subject("alice").build(),
            mint.claims().subject("1 OR 1=1").build(),
            mint.claims().subject("9223372036854775808").build(),
            mint.claims().subject("").build(),
            mint.claims().subject(null).build())) {
      for (String door : List.of(Knock.GATEWAY, Knock.WALLET, Knock.ORDER)) {
        assertThat(get("/v1/wallets/1001").at(door).by(mint.sign(claims)).status())
            .as("%s at %s", claims.getSubject(), door)
            .isEqualTo(401);
      }
    }
    for (Object roles : List.of("ADMIN", Map.of("ADMIN", true), List.of(1))) {
      String token = mint.sign(mint.claims().claim("roles", roles).build());
      assertThat(get("/v1/wallets/1001").by(token).status()).as("%s", roles).isEqualTo(401);
    }
  }

  @Test
  void anEventThatIsNoneIsPutAsideAndMovesNothing() throws Exception {
    Customer customer = admin.customerWith(10_000);
    long product = admin.product(1_000, 10);
    try (DeadLetterDesk desk = new DeadLetterDesk(Platform.stack())) {
      Set<LetterId> before = ids(desk);

      send("{\"orderId\":1,\"userId\":%d,\"total\":-1000000}".formatted(customer.id()));

      await().atMost(REST).until(() -> ids(desk).size() == before.size() + READERS);
      assertThat(customer.balance()).isEqualTo(10_000);
      assertThat(customer.checkout(new Line(product, 1)).orFail().text("status")).isEqualTo("PAID");
      for (DeadLetter letter : desk.pile(LetterId.topics(), false).letters()) {
        if (!before.contains(letter.id())) {
          desk.discard(letter, new Ground("no event", "test"));
        }
      }
      assertThat(ids(desk)).isEqualTo(before);
    }
  }

  /// On the topic of stock, without what every event says of itself.
  private static void send(String json) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", Platform.stack().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.INVENTORY_EVENTS.wireName(), "1".getBytes(UTF_8), json.getBytes(UTF_8)))
          .get();
    }
  }

  private static Set<LetterId> ids(DeadLetterDesk desk) {
    return desk.pile(LetterId.topics(), false).letters().stream()
        .map(DeadLetter::id)
        .collect(toSet());
  }
}
