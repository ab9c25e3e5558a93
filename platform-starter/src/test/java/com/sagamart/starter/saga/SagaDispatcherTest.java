package com.sagamart.starter.saga;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.WalletOpened;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.CloudEvent;
import com.sagamart.contracts.wire.CloudEventHeaders;
import com.sagamart.contracts.wire.EventCodec;
import com.sagamart.starter.inbox.Inbox;
import com.sagamart.starter.trace.LogLines;
import com.sagamart.traces.Spans;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// The dispatcher's decisions, with an inbox that remembers in memory and takes back what rolls
/// back.
class SagaDispatcherTest {

  private static final Instant OPENED_AT = Instant.parse("2026-01-01T00:00:00Z");

  private static final int PATIENCE = 20;
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(SagaDispatcher.class);

  private final List<Long> applied = new ArrayList<>();
  private final List<CloudEvent> heard = new ArrayList<>();
  private final List<Inbound> buried = new ArrayList<>();
  private final Set<UUID> known = new HashSet<>();
  private Consumer<WalletOpened> trouble = _ -> {};
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private int batches;
  private SagaDispatcher dispatcher;

  @BeforeEach
  void wire() {
    dispatcher =
        new SagaDispatcher(
            Participant.COUPON,
            new Reaction(),
            inbox(),
            rollingBack(),
            new DeadLetters(kafka(), Duration.ZERO) {
              @Override
              void bury(Participant consumer, Inbound inbound, Throwable cause) {
                buried.add(inbound);
              }
            },
            new SagaMetrics(registry),
            new Patience(Duration.ofMillis(1), Duration.ofMillis(PATIENCE)),
            Spans.none());
  }

  @Test
  void aPollIsOneTransaction() {
    dispatcher.dispatch(List.of(opened(1), opened(2), opened(3)));
    assertThat(applied).containsExactly(1L, 2L, 3L);
    assertThat(batches).isEqualTo(1);
  }

  @Test
  void aRepeatedEventTakesEffectOnceWithinAPollAndAcrossPolls() {
    Inbound twice = opened(1);
    dispatcher.dispatch(List.of(twice, twice));
    dispatcher.dispatch(List.of(twice));
    assertThat(applied).containsExactly(1L);
  }

  @Test
  void theReactionIsToldFirstWhichEventsCameAndWhen() {
    Inbound twice = opened(1);
    dispatcher.dispatch(List.of(twice, twice, opened(2)));
    assertThat(heard)
        .extracting(CloudEvent::event)
        .containsExactly(new WalletOpened(1), new WalletOpened(2));
    assertThat(heard.getFirst().id())
        .hasToString(new String(twice.headers().get(CloudEventHeaders.ID), UTF_8));
    assertThat(heard).extracting(CloudEvent::time).containsOnly(OPENED_AT);
  }

  @Test
  void anUnreadableRecordIsBuriedAndTheOthersAreTaken() {
    Inbound poison = new Inbound("t", 0, 0, null, "{".getBytes(UTF_8), Map.of());
    dispatcher.dispatch(List.of(opened(1), poison, opened(2)));
    assertThat(applied).containsExactly(1L, 2L);
    assertThat(buried).containsExactly(poison);
  }

  @Test
  void deadLettersAndDuplicatesAreCountedFromZero() {
    assertThat(registry.get("sagamart.saga.dead.letters").counter().count()).isZero();
    assertThat(registry.get("sagamart.saga.duplicates").counter().count()).isZero();
    Inbound twice = opened(1);
    dispatcher.dispatch(
        List.of(twice, twice, new Inbound("t", 0, 0, null, "{".getBytes(UTF_8), Map.of())));
    assertThat(registry.get("sagamart.saga.dead.letters").counter().count()).isEqualTo(1);
    assertThat(registry.get("sagamart.saga.duplicates").counter().count()).isEqualTo(1);
  }

  @Test
  void onlyTheRecordThatBreaksAnInvariantIsBuried() {
    trouble =
        event -> {
          if (event.userId() == 2) {
            throw new ContradictionException(event, "it is two");
          }
        };
    Inbound bad = opened(2);
    dispatcher.dispatch(List.of(opened(1), bad, opened(3)));
    assertThat(applied).containsExactly(1L, 3L);
    assertThat(buried).containsExactly(bad);
  }

  @Test
  void whatContradictsOnlyForAMomentIsTakenInItsTurn() {
    trouble = contradictsFor(3, 2);
    dispatcher.dispatch(List.of(opened(1), opened(2), opened(3)));
    assertThat(applied).containsExactly(1L, 2L, 3L);
    assertThat(buried).isEmpty();
  }

  @Test
  void aBatchOfContradictionsSharesOnePatience() {
    AtomicInteger tries = new AtomicInteger();
    trouble =
        event -> {
          tries.incrementAndGet();
          throw new ContradictionException(event, "it always does");
        };
    dispatcher.dispatch(List.of(opened(1), opened(2), opened(3)));
    assertThat(buried).hasSize(3);
    assertThat(tries).hasValue(1 + 3 + PATIENCE); // the batch, each alone, and the second looks
  }

  private static Consumer<WalletOpened> contradictsFor(int tries, long user) {
    AtomicInteger left = new AtomicInteger(tries);
    return event -> {
      if (event.userId() == user && left.getAndDecrement() > 0) {
        throw new ContradictionException(event, "not yet");
      }
    };
  }

  @Test
  void everyLineAboutADeadLetterIsInItsTrace() {
    trouble =
        event -> {
          throw new ContradictionException(event, "it always does");
        };
    ListAppender<ILoggingEvent> lines = new LogLines();
    lines.start();
    LOGGER.addAppender(lines);
    try {
      dispatcher.dispatch(List.of(inTrace(new byte[] {'{'}), inTrace(opened(1).value())));
    } finally {
      LOGGER.detachAppender(lines);
    }
    assertThat(lines.list)
        .filteredOn(it -> it.getMessage().startsWith("Dead letter"))
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.getMDCPropertyMap()).containsEntry("traceId", TRACE_ID));
  }

  private static Inbound inTrace(byte @Nullable [] value) {
    Inbound plain = opened(1);
    Map<String, byte[]> headers = new HashMap<>(plain.headers());
    headers.put(
        CloudEventHeaders.TRACE_PARENT,
        "00-%s-00f067aa0ba902b7-01".formatted(TRACE_ID).getBytes(UTF_8));
    return new Inbound("t", 0, 0, null, value, headers);
  }

  @Test
  void aFailureThatPassesIsThrownAndNothingIsBuried() {
    trouble =
        _ -> {
          throw new DataAccessResourceFailureException("away");
        };
    assertThatThrownBy(() -> dispatcher.dispatch(List.of(opened(1))))
        .isInstanceOf(DataAccessResourceFailureException.class);
    assertThat(buried).isEmpty();
    assertThat(known).isEmpty();
  }

  private static Inbound opened(long user) {
    return new Inbound(
        "t",
        0,
        user,
        null,
        EventCodec.write(new WalletOpened(user)).getBytes(UTF_8),
        Map.of(
            CloudEventHeaders.ID, UUID.randomUUID().toString().getBytes(UTF_8),
            CloudEventHeaders.TYPE, "WALLET_OPENED".getBytes(UTF_8),
            CloudEventHeaders.TIME, OPENED_AT.toString().getBytes(UTF_8)));
  }

  private Inbox inbox() {
    Inbox inbox = mock();
    when(inbox.admit(anyString(), any()))
        .thenAnswer(
            call -> {
              Set<UUID> fresh = new HashSet<>(call.<Collection<UUID>>getArgument(1));
              fresh.removeAll(known);
              known.addAll(fresh);
              return fresh;
            });
    return inbox;
  }

  /// Forgets what a failed transaction admitted and applied.
  private TransactionTemplate rollingBack() {
    PlatformTransactionManager manager = mock();
    Set<UUID> knownBefore = new HashSet<>();
    List<Long> appliedBefore = new ArrayList<>();
    when(manager.getTransaction(any()))
        .thenAnswer(
            _ -> {
              replace(knownBefore, known);
              replace(appliedBefore, applied);
              return new SimpleTransactionStatus();
            });
    doAnswer(
            _ -> {
              replace(known, knownBefore);
              replace(applied, appliedBefore);
              return null;
            })
        .when(manager)
        .rollback(any());
    return new TransactionTemplate(manager);
  }

  private static <T> void replace(Collection<T> content, Collection<T> by) {
    content.clear();
    content.addAll(by);
  }

  private static KafkaOperations<byte[], byte[]> kafka() {
    return mock();
  }

  private final class Reaction implements SagaReaction<List<Long>> {

    @Override
    public void heard(List<CloudEvent> batch) {
      heard.addAll(batch);
    }

    @Override
    public List<Long> prepare(List<PlatformEvent> batch) {
      batches++;
      return applied;
    }

    @Override
    public void on(PlatformEvent event, List<Long> rows) {
      assertThat(heard).extracting(CloudEvent::event).contains(event);
      if (event instanceof WalletOpened opened) {
        trouble.accept(opened);
        rows.add(opened.userId());
      }
    }
  }
}
