package com.sagamart.starter.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.debezium.pipeline.DataChangeEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class RowQueueTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final RowQueue queue = new RowQueue();

  @Test
  void wakesTheOneWhoWaitsAsSoonAsARowComes() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var taken = CompletableFuture.supplyAsync(() -> take(10, LONG), threads);

      queue.enqueue(change("first"));

      await().atMost(Duration.ofSeconds(5)).until(taken::isDone);
      assertThat(taken.join()).containsExactly("first");
    }
  }

  @Test
  void handsOverAllThatIsThereInItsOrder() {
    List.of("first", "second", "third").forEach(topic -> queue.enqueue(change(topic)));

    assertThat(take(10, LONG)).containsExactly("first", "second", "third");
    assertThat(queue.size()).isZero();
  }

  @Test
  void handsOverNoMoreThanABatch() {
    List.of("first", "second", "third").forEach(topic -> queue.enqueue(change(topic)));

    assertThat(take(2, LONG)).containsExactly("first", "second");
    assertThat(take(2, LONG)).containsExactly("third");
  }

  @Test
  void comesBackEmptyHandedAfterAWhile() {
    assertThat(take(10, Duration.ofMillis(1))).isEmpty();
  }

  private List<String> take(int most, Duration atMost) {
    try {
      return queue.take(most, atMost).stream().map(SourceRecord::topic).toList();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DataChangeEvent change(String topic) {
    return new DataChangeEvent(new SourceRecord(Map.of(), Map.of(), topic, null, null));
  }
}
