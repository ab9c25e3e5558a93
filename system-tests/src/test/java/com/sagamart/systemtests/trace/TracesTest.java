package com.sagamart.systemtests.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.Stack;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.OwnStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// On a stack of its own, for the programs of others tell nobody what they do, and write their logs
/// for people to read.
@Tag(OwnStack.TAG)
class TracesTest {

  private static final int PORT_OFFSET = 5_000;
  private static final String POISON = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Pattern OF_THE_JVM = Pattern.compile("\\[\\d+\\.\\d+s]\\[");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration SENT = Duration.ofSeconds(20);
  private static final Set<String> PROGRAMS =
      Set.of(
          "gateway",
          "order-service",
          "inventory-service",
          "coupon-service",
          "wallet-service",
          "ranking-service");

  private static Receiver receiver;
  private static Stack stack;

  @BeforeAll
  static void everyProgramTells() throws IOException {
    receiver = new Receiver();
    stack =
        Stack.at(
            Path.of("target", "traced").toAbsolutePath(),
            PORT_OFFSET,
            Map.of(
                "SAGAMART_TRACES", receiver.address(),
                "SAGAMART_RATE_LIMITS", "off",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));
    stack.up(true);
  }

  @AfterAll
  static void stop() {
    stack.down();
    receiver.close();
  }

  @Test
  void oneCheckoutIsOneTraceThroughAllPrograms() throws Exception {
    String traceId = buyWithACoupon();

    await()
        .atMost(SENT)
        .untilAsserted(
            () ->
                assertThat(receiver.of(traceId))
                    .extracting(ReceivedSpan::program)
                    .containsAll(PROGRAMS));
    List<ReceivedSpan> trace = receiver.of(traceId);
    Map<String, ReceivedSpan> byId =
        trace.stream().collect(toMap(ReceivedSpan::id, Function.identity()));
    assertThat(trace)
        .filteredOn(it -> it.parent().isEmpty())
        .extracting(ReceivedSpan::name)
        .containsExactly("POST /v1/orders/checkout");
    assertThat(trace)
        .filteredOn(it -> !it.parent().isEmpty())
        .allSatisfy(it -> assertThat(byId).containsKey(it.parent()));
    assertThat(trace)
        .filteredOn(it -> it.program().equals("wallet-service"))
        .extracting(it -> it.name() + " after " + requireNonNull(byId.get(it.parent())).program())
        .contains("COUPON_APPLIED after coupon-service");
  }

  @Test
  void everyLineAboutARequestIsInItsTrace() throws Exception {
    var refused = ask(request("/v1/wallets/1"));
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(lines("gateway", traceOf(refused))).anyMatch(it -> it.contains("event=refused"));

    var stocked =
        ask(
            request("/v1/products")
                .header("Authorization", "Bearer " + stack.tokens().administrator())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\": \"우유\", \"price\": 1, \"stock\": 1}")));
    assertThat(stocked.statusCode()).isEqualTo(201);
    assertThat(lines("inventory-service", traceOf(stocked)))
        .anyMatch(it -> it.contains("event=admin"));

    stack.stop("ranking-service");
    var unanswered = ask(request("/v1/products/top"));
    stack.start("ranking-service");
    assertThat(unanswered.statusCode()).isEqualTo(503);
    assertThat(lines("gateway", traceOf(unanswered)))
        .anyMatch(it -> it.contains("SERVICE_UNAVAILABLE"))
        .anyMatch(it -> it.contains("is left out"));
  }

  @Test
  void everyLineAboutADeadLetterIsInTheTraceOfItsEvent() throws Exception {
    var bytes = new ByteArraySerializer();
    Map<String, Object> settings = Map.of("bootstrap.servers", stack.bootstrapServers());
    var poison =
        new ProducerRecord<>(Topic.WALLET_EVENTS.wireName(), new byte[] {'7'}, new byte[] {'{'});
    poison
        .headers()
        .add("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(POISON).getBytes(UTF_8));
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.send(poison).get();
    }

    await()
        .atMost(SENT)
        .untilAsserted(
            () ->
                assertThat(lines("order-service", POISON))
                    .anyMatch(it -> it.startsWith("Dead letter from sagamart.wallet.events")));
  }

  /// What this program wrote in this trace. Whatever it wrote has to be JSON, but for what the JVM
  /// says below it.
  private static List<String> lines(String program, String traceId) throws IOException {
    return Files.readAllLines(stack.process(program).log().path()).stream()
        .filter(it -> !OF_THE_JVM.matcher(it).lookingAt())
        .map(JSON::readTree)
        .filter(it -> it.path("traceId").asString("").equals(traceId))
        .map(it -> it.path("message").asString())
        .toList();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(stack.gateway() + path));
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  private static String traceOf(HttpResponse<String> reply) {
    return reply.headers().firstValue("X-Trace-Id").orElseThrow();
  }

  private static String buyWithACoupon() throws IOException, InterruptedException {
    Admin admin = new Admin(stack.shop(), stack.tokens());
    Customer customer = admin.customerWith(100_000);
    long product = admin.product(1_000, 10);
    long coupon =
        customer.claim(admin.coupon(Map.of("type", "PERCENT", "value", 10, "maxDiscount", 5_000)));
    String order =
        """
        {"userId": %d, "couponIssueId": %d, "items": [{"productId": %d, "qty": 1}]}"""
            .formatted(customer.id(), coupon, product);
    var paid =
        ask(
            request("/v1/orders/checkout")
                .header("Authorization", "Bearer " + customer.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order)));
    assertThat(paid.body()).contains("\"PAID\"");
    return traceOf(paid);
  }
}
