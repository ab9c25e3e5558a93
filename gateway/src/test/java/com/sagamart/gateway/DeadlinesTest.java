package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/// Who waits for somebody waits longer than that one does for the next: the settings as they stand
/// in the files of all programs.
class DeadlinesTest {

  private static final Path PROGRAMS = Path.of("..");
  private static final Path GATEWAY = file("gateway", "application.yml");
  private static final Path SERVICES = file("platform-starter", "platform-defaults.yml");
  private static final String POOL = "spring.datasource.hikari.";

  private final Limits limits = bind("sagamart.gateway", Limits.class);
  private final ClientLimits clients = bind("sagamart.gateway.clients", ClientLimits.class);
  private final RepeatLimits repeats = bind("sagamart.gateway.repeats", RepeatLimits.class);
  private final OverloadLimits overload = bind("sagamart.gateway.overload", OverloadLimits.class);

  @Test
  void aClientIsAnsweredBeforeItsConnectionIsIdle() throws IOException {
    Duration idle = duration(GATEWAY, "server.netty.idle-timeout");

    assertThat(idle)
        .isGreaterThan(
            limits
                .requestBodyTime()
                .plus(overload.grace())
                .plus(repeats.within())
                .plus(limits.response()))
        .isGreaterThan(clients.headersTime());
  }

  @Test
  void theGatewayWaitsLongerThanAServiceForItsDatabase() throws IOException {
    assertThat(limits.response()).isGreaterThan(untilConnected().plus(workWithin()));
    assertThat(limits.response())
        .isGreaterThan(
            Duration.ofSeconds(number(SERVICES, POOL + "data-source-properties.connectTimeout")));
  }

  @Test
  void theGatewayWaitsLongerThanAServiceForWhateverItIs() throws IOException {
    Duration answer = duration(SERVICES, "sagamart.requests.answer-within");

    assertThat(limits.response()).isGreaterThan(answer);
    assertThat(answer).isGreaterThan(untilConnected().plus(workWithin()));
    assertThat(answer).isGreaterThan(workWithin().plus(checkoutWait()));
  }

  /// A day of the outbox is made or dropped within a statement's limit of its own.
  @Test
  void whatNoRequestWaitsForHasMoreTime() throws IOException {
    Duration silence =
        Duration.ofSeconds(number(SERVICES, POOL + "data-source-properties.socketTimeout"));

    assertThat(silence).isGreaterThan(limits.response());
    assertThat(silence)
        .isGreaterThan(
            seconds(
                "platform-starter/src/main/java/com/sagamart/starter/relay/OutboxDays.java",
                "statement_timeout = '(\\d+)s'"));
  }

  @Test
  void aCheckoutWaitsLongerThanItsTurnTakes() throws IOException {
    assertThat(checkoutWait()).isGreaterThan(overload.waitAtMost());
  }

  @Test
  void theGatewayLetsGoOfAConnectionBeforeItsServiceDoes() throws IOException {
    assertThat(duration(SERVICES, "server.tomcat.keep-alive-timeout"))
        .isGreaterThan(limits.idleConnection());
    assertThat(limits.connectionsPerReplica())
        .isLessThan(number(SERVICES, "server.tomcat.max-connections"));
    assertThat(limits.connectionsPerReplica()).isGreaterThanOrEqualTo(overload.most());
  }

  @Test
  void aServiceHasAPlaceInItsLineForWhateverComesAtOnce() throws IOException {
    assertThat(number(SERVICES, "server.tomcat.accept-count"))
        .isGreaterThanOrEqualTo(limits.connectionsPerReplica());
  }

  @Test
  void allGatewaysTogetherOpenNoMoreConnectionsThanOneMay() {
    Limits ofSix = bind("sagamart.gateway", Limits.class, Map.of("sagamart.gateway.gateways", "6"));

    assertThat(limits.ownConnections()).isEqualTo(limits.connectionsPerReplica());
    assertThat(6 * ofSix.ownConnections()).isBetween(1_900, limits.connectionsPerReplica());
  }

  @Test
  void aRequestToTheBrokerEndsBeforeItsDelivery() throws IOException {
    String producer = "spring.kafka.producer.properties.";

    assertThat(number(SERVICES, producer + "delivery.timeout.ms"))
        .isGreaterThan(number(SERVICES, producer + "request.timeout.ms"));
  }

  @Test
  void aProducerGivesUpBeforeWhoeverWaitsForIt() throws IOException {
    Duration delivery =
        Duration.ofMillis(number(SERVICES, "spring.kafka.producer.properties.delivery.timeout.ms"));
    String starter = "platform-starter/src/main/java/com/sagamart/starter/";

    assertThat(
            seconds(
                starter + "relay/RelayProperties.java",
                "@DefaultValue\\(\"(\\d+)s\"\\) Duration sendTimeout"))
        .isGreaterThan(delivery);
    assertThat(
            seconds(
                starter + "saga/SagaProperties.java",
                "@DefaultValue\\(\"(\\d+)s\"\\) Duration deadLetterTimeout"))
        .isGreaterThan(delivery);
  }

  /// None of the services sets its own.
  @Test
  void noServiceHasDeadlinesOfItsOwn() throws IOException {
    for (String service : new String[] {"order", "inventory", "coupon", "wallet", "ranking"}) {
      PropertySource<?> own = read(file(service + "-service", "application.yml"));
      assertThat(own.getProperty(POOL + "connection-timeout")).as(service).isNull();
      assertThat(own.getProperty("server.tomcat.keep-alive-timeout")).as(service).isNull();
      assertThat(own.getProperty("sagamart.requests.work-within")).as(service).isNull();
      assertThat(own.getProperty("sagamart.requests.answer-within")).as(service).isNull();
    }
  }

  private static Duration checkoutWait() throws IOException {
    return seconds(
        "order-service/src/main/java/com/sagamart/order/CheckoutSettings.java",
        "@Name\\(\"wait\"\\) @DefaultValue\\(\"(\\d+)s\"\\)");
  }

  /// A connection is waited for, and may then turn out to be dead.
  private static Duration untilConnected() throws IOException {
    return Duration.ofMillis(
        number(SERVICES, POOL + "connection-timeout")
            + number(SERVICES, POOL + "validation-timeout"));
  }

  private static Duration workWithin() throws IOException {
    return duration(SERVICES, "sagamart.requests.work-within");
  }

  /// As it is written in a source.
  private static Duration seconds(String source, String pattern) throws IOException {
    Matcher written = Pattern.compile(pattern).matcher(Files.readString(PROGRAMS.resolve(source)));
    assertThat(written.find()).as(source).isTrue();
    return Duration.ofSeconds(Long.parseLong(written.group(1)));
  }

  private static Path file(String module, String name) {
    return PROGRAMS.resolve(module).resolve("src/main/resources").resolve(name);
  }

  private static <T> T bind(String prefix, Class<T> type) {
    return bind(prefix, type, Map.of());
  }

  private static <T> T bind(String prefix, Class<T> type, Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
  }

  private static PropertySource<?> read(Path file) throws IOException {
    return new YamlPropertySourceLoader()
        .load(file.toString(), new FileSystemResource(file))
        .getFirst();
  }

  private static String value(Path file, String name) throws IOException {
    Object value = read(file).getProperty(name);
    assertThat(value).as(name).isNotNull();
    return String.valueOf(value);
  }

  private static Duration duration(Path file, String name) throws IOException {
    return Duration.parse("PT" + value(file, name));
  }

  private static int number(Path file, String name) throws IOException {
    return Integer.parseInt(value(file, name));
  }
}
