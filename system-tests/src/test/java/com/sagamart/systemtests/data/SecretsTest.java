package com.sagamart.systemtests.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.wire.Topic;
import com.sagamart.devstack.client.TopicReader;
import com.sagamart.systemtests.Admin;
import com.sagamart.systemtests.Customer;
import com.sagamart.systemtests.Customer.Line;
import com.sagamart.systemtests.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tokens, keys and passwords are on no topic: neither in an event nor in its headers.
class SecretsTest {

  private static final Pattern SECRET =
      Pattern.compile(
          "eyJ[\\w-]{8,}\\.[\\w-]{8,}" // a JWT
              + "|(?i)\\bbearer\\s+\\S{8,}"
              + "|-----BEGIN "
              + "|for-the-embedded-stack-alone" // signs cursors
              + "|\"(password|passwd|secret|token|authorization|cookie|api_?key|credentials?)\"\\s*:"
              + "|\\b(authorization|cookie|x-api-key|idempotency-key)=");

  private final Admin admin = new Admin();

  @Test
  void noTopicHasATokenOrASecret() {
    Customer customer = admin.customerWith(10_000);
    String key = UUID.randomUUID().toString();
    Line line = new Line(admin.product(1_000, 10), 1);
    long order = customer.checkoutOnce(key, line).orFail().number("orderId");
    customer.cancel(order).orFail();

    List<String> found = new ArrayList<>();
    long[] looked = new long[1];
    try (TopicReader topics = new TopicReader(Platform.stack().bootstrapServers())) {
      Stream.of(Topic.values())
          .flatMap(it -> Stream.of(it.wireName(), Topic.deadLettersOf(it.wireName())))
          .forEach(
              topic ->
                  topics.read(
                      topic,
                      record -> {
                        looked[0]++;
                        String text = text(record);
                        if (SECRET.matcher(text).find()
                            || text.contains(key)
                            || text.contains(customer.token())) {
                          found.add(topic + ": " + text);
                        }
                      }));
    }
    assertThat(found).isEmpty();
    assertThat(looked[0]).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"note\":\"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMDAxIn0.c2ln\"}",
        "{\"header\":\"Bearer 0123456789\"}",
        "{\"password\":\"orders\"}",
        "authorization=Basic b3JkZXJz",
        "{\"key\":\"-----BEGIN PRIVATE KEY-----\"}"
      })
  void wouldSee(String secret) {
    assertThat(SECRET.matcher(secret).find()).isTrue();
  }

  /// Key, value and headers of a record, as bytes that need not be text.
  private static String text(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder text = new StringBuilder();
    record
        .headers()
        .forEach(it -> text.append(it.key()).append('=').append(latin(it.value())).append('\n'));
    return text.append(latin(record.key())).append('\n').append(latin(record.value())).toString();
  }

  private static String latin(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }
}
