package com.sagamart.ranking;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.starter.saga.SagaReaction;
import com.sagamart.test.Owner;
import com.sagamart.test.SagaConformance;
import com.sagamart.test.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/// A window of one day, moved by a clock that only runs ahead: the service's own mover, which goes
/// by the real one, finds nothing late.
@ServiceTest
class SalesWindowsTest {

  private static final int DAYS = 1;
  private static final int STEPS = 60;
  private static final int BATCHES = 40;
  private static final int MOVES = 80;

  @Autowired private SagaReaction<?> reaction;
  @Autowired private SalesWindows windows;
  @Autowired private WindowMover service;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Owner owner;

  private final SetClock clock = new SetClock(Instant.now());
  private final List<Long> products = Stream.generate(Story::freshId).limit(6).toList();
  private WindowMover mover;

  @BeforeEach
  void openTheWindow() {
    mover = mover();
    mover.run(new DefaultApplicationArguments());
  }

  /// The fast clock has moved the service's own window as well; that one begins anew.
  @AfterEach
  void closeTheWindow() {
    owner.jdbc().update("DELETE FROM sales_window");
    service.run(new DefaultApplicationArguments());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void alwaysHoldsWhatSummingUpGives(long seed) {
    Random die = new Random(seed);
    RandomSales sales = new RandomSales(seed, products, DAYS, clock);
    for (int step = 0; step < STEPS; step++) {
      clock.forward(Duration.ofSeconds(die.nextInt(die.nextInt(10) == 0 ? 10_000 : 60)));
      if (die.nextInt(3) == 0) {
        mover.move();
      }
      take(sales);
      assertThat(counted()).as("seed %d, step %d", seed, step).isEqualTo(sales.since(edge()));
    }
    mover.move();
    assertThat(edge()).isEqualTo(SalesWindow.now(DAYS, clock).since());
    assertThat(counted()).isEqualTo(sales.since(edge()));
    clock.forward(Duration.ofDays(DAYS + 1));
    mover.move();
    assertThat(counted()).isEmpty();
  }

  @Test
  void opensWithWhatWasSoldBefore() {
    RandomSales sales = new RandomSales(4, products, DAYS, clock);
    closeTheWindow();
    for (int i = 0; i < BATCHES; i++) {
      take(sales);
    }
    assertThat(counted()).isEmpty();
    openTheWindow();
    assertThat(counted()).isNotEmpty().isEqualTo(sales.since(edge()));
    openTheWindow();
    assertThat(counted()).isEqualTo(sales.since(edge()));
  }

  @Test
  void neverMovesBack() {
    Instant before = edge();
    clock.forward(Duration.ofHours(-2));
    mover.move();
    assertThat(edge()).isEqualTo(before);
  }

  @Test
  void twoReplicasCountAndMoveSideBySide() throws Exception {
    RandomSales ours = new RandomSales(5, products, DAYS, clock);
    RandomSales theirs = new RandomSales(6, products.reversed(), DAYS, clock);
    AtomicInteger moves = new AtomicInteger(MOVES);
    Callable<Void> moving =
        () -> {
          while (moves.getAndDecrement() > 0) {
            clock.forward(Duration.ofSeconds(30));
            mover().move();
          }
          return null;
        };
    atOnce(counting(ours), counting(theirs), moving, moving);
    Map<Long, Long> both = new HashMap<>(ours.since(edge()));
    theirs.since(edge()).forEach((product, qty) -> both.merge(product, qty, Long::sum));
    assertThat(counted()).isEqualTo(both);
  }

  private Callable<Void> counting(RandomSales sales) {
    return () -> {
      for (int i = 0; i < BATCHES; i++) {
        take(sales);
      }
      return null;
    };
  }

  @SafeVarargs
  private static void atOnce(Callable<Void>... works) throws Exception {
    List<Future<Void>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<Void> work : works) {
        running.add(threads.submit(work));
      }
    }
    for (Future<Void> each : running) {
      each.get();
    }
  }

  private void take(RandomSales sales) {
    var batch = sales.batch();
    transaction.executeWithoutResult(_ -> SagaConformance.react(reaction, batch));
  }

  private WindowMover mover() {
    var settings = new RankingSettings(Duration.ofMillis(250), Duration.ofSeconds(5), Set.of(DAYS));
    return new WindowMover(windows, settings, transaction, clock);
  }

  private Instant edge() {
    return windows.all().stream()
        .filter(window -> window.days() == DAYS)
        .findFirst()
        .orElseThrow()
        .since();
  }

  private Map<Long, Long> counted() {
    return jdbc
        .queryForList("SELECT product_id, qty FROM window_units WHERE qty > 0 AND days = ?", DAYS)
        .stream()
        .filter(row -> products.contains(row.get("product_id")))
        .collect(toMap(row -> (Long) row.get("product_id"), row -> (Long) row.get("qty")));
  }
}
