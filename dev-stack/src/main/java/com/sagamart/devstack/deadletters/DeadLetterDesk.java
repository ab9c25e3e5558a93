package com.sagamart.devstack.deadletters;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.TopicReader;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Where an operator looks at dead letters and decides about them. Each decision is written down
/// before it is carried out, and there is one for each letter.
public final class DeadLetterDesk implements AutoCloseable {

  /// So many are shown, or dealt with at once; the others are counted.
  public static final int MOST_AT_ONCE = 100;

  /// Longer than a broker may take, and no operator waits longer.
  private static final int SEND_LIMIT_MS = 20_000;

  private static final Comparator<DeadLetter> BY_AGE =
      Comparator.comparing(DeadLetter::at)
          .thenComparing(it -> it.id().topic())
          .thenComparingInt(it -> it.id().partition())
          .thenComparingLong(it -> it.id().offset());

  private final String bootstrapServers;
  private final TopicReader topics;
  private final Audit audit;

  public DeadLetterDesk(Stack stack) {
    this.bootstrapServers = stack.bootstrapServers();
    this.audit = new Audit(stack);
    this.topics = new TopicReader(bootstrapServers);
  }

  /// The oldest letters on these topics that are open, or all of them.
  public Pile pile(Collection<String> from, boolean decidedToo) {
    Decisions decisions = audit.decisions();
    Predicate<DeadLetter> wanted = it -> decidedToo || decisions.of(it.id(), it.at()).isOpen();
    PriorityQueue<DeadLetter> youngestFirst = new PriorityQueue<>(BY_AGE.reversed());
    long[] count = new long[1];
    try {
      for (String topic : from) {
        topics.read(
            topic,
            each -> {
              DeadLetter letter = new DeadLetter(each);
              if (wanted.test(letter)) {
                count[0]++;
                youngestFirst.add(letter);
                if (youngestFirst.size() > MOST_AT_ONCE) {
                  youngestFirst.remove();
                }
              }
            });
      }
    } catch (KafkaException e) {
      throw new StackFailure("The dead letters cannot be read: " + e.getMessage(), e);
    }
    List<DeadLetter> oldest = youngestFirst.stream().sorted(BY_AGE).toList();
    return new Pile(oldest, count[0] - oldest.size(), decisions);
  }

  /// These letters.
  public Pile named(Collection<LetterId> ids) {
    return new Pile(ids.stream().distinct().map(this::letter).toList(), 0, audit.decisions());
  }

  private DeadLetter letter(LetterId id) {
    try {
      return topics
          .firstFrom(id.place(), id.offset())
          .map(DeadLetter::new)
          .filter(it -> it.id().equals(id))
          .orElseThrow(() -> new StackFailure("There is no dead letter " + id + " (any more)."));
    } catch (KafkaException | IllegalStateException e) {
      throw new StackFailure("There is no dead letter " + id + ": " + e.getMessage(), e);
    }
  }

  /// Decides that it is not needed. False when something else was decided.
  public boolean discard(DeadLetter letter, Ground ground) {
    return audit.write(letter, LetterState.DISCARDED, ground);
  }

  /// Puts it on its topic again, for those who have not taken it in. False when it was there
  /// already, or was discarded.
  public boolean replay(DeadLetter letter, Ground ground) {
    boolean begun = audit.write(letter, LetterState.REPLAYING, ground);
    if (!begun && audit.decisions().of(letter.id(), letter.at()) != LetterState.REPLAYING) {
      return false;
    }
    send(letter);
    return audit.write(letter, LetterState.REPLAYED, ground);
  }

  private void send(DeadLetter letter) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, SEND_LIMIT_MS,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS / 2,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, SEND_LIMIT_MS);
    var bytes = new ByteArraySerializer();
    try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
      producer.send(letter.original()).get();
    } catch (ExecutionException | KafkaException e) {
      throw new StackFailure(
          "%s was not taken by the brokers and stays REPLAYING; replay it again: %s"
              .formatted(letter.id(), e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  @Override
  public void close() {
    topics.close();
    audit.close();
  }
}
