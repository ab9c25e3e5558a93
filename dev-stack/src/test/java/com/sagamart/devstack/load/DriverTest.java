package com.sagamart.devstack.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.StackFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DriverTest {

  private static final Answer DONE = Answer.good("DONE");
  private static final Duration STALL = Duration.ofMillis(200);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void aStallDelaysEveryTurnThatWasDueMeanwhile() {
    Driver driver = new Driver(() -> turn -> turn == 0 ? stall() : DONE);

    Measured measured = driver.run(Plan.open(1, 100, Duration.ofMillis(400)));

    assertThat(measured.turns()).isEqualTo(40);
    // Twenty turns were due while the first stalled; half of them waited for half of it or more.
    assertThat(measured.latencies().getCountBetweenValues(100_000, 10_000_000))
        .isGreaterThanOrEqualTo(9);
  }

  @Test
  void noTurnOfAnOpenLoopBeginsBeforeItIsDue() {
    Driver driver = new Driver(() -> _ -> DONE);
    long begin = System.nanoTime();

    Measured measured = driver.run(Plan.open(4, 50, Duration.ofMillis(200)));

    assertThat(measured.turns()).isEqualTo(10);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(179));
  }

  @Test
  void aClosedLoopHasAsManyUnderWayAsThereAreActors() {
    CountDownLatch together = new CountDownLatch(3);
    Driver driver = new Driver(() -> _ -> meet(together));

    Measured measured = driver.run(Plan.counted(3, 3, LIMIT));

    assertThat(measured.answers()).containsExactlyEntriesOf(Map.of("MET", 3L));
  }

  @Test
  void noTwoTurnsOfADriverHaveTheSameNumber() {
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    AtomicInteger turns = new AtomicInteger();
    Driver driver =
        new Driver(
            () ->
                turn -> {
                  seen.add(turn);
                  turns.incrementAndGet();
                  return DONE;
                });

    driver.run(Plan.counted(4, 100, LIMIT));
    driver.run(Plan.counted(4, 50, LIMIT));

    assertThat(turns).hasValue(150);
    assertThat(seen).hasSize(150);
  }

  @Test
  void everyActorIsClosed() {
    AtomicInteger open = new AtomicInteger();
    Driver driver =
        new Driver(
            () -> {
              open.incrementAndGet();
              return new Counted(open);
            });

    driver.run(Plan.counted(5, 10, LIMIT));

    assertThat(open).hasValue(0);
  }

  @Test
  void aBrokenActorEndsTheRun() {
    Driver driver =
        new Driver(
            () ->
                _ -> {
                  throw new StackFailure("no connection");
                });

    assertThatThrownBy(() -> driver.run(Plan.counted(2, 10, LIMIT)))
        .isInstanceOf(StackFailure.class)
        .hasMessage("no connection");
  }

  private static Answer stall() {
    long until = System.nanoTime() + STALL.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
    return DONE;
  }

  private static Answer meet(CountDownLatch together) {
    together.countDown();
    try {
      return together.await(LIMIT.toSeconds(), TimeUnit.SECONDS)
          ? Answer.good("MET")
          : Answer.bad("ALONE");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.bad("INTERRUPTED");
    }
  }

  private record Counted(AtomicInteger open) implements Actor {

    @Override
    public Answer act(long turn) {
      return DONE;
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }
}
