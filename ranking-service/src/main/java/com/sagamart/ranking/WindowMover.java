package com.sagamart.ranking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Lets minutes leave the windows as time goes on. Every replica looks; the first does the work,
/// and the others find it done. A window never moves back, whatever clocks say. At the start it
/// opens what the settings want, and the service is not ready before its windows have caught up.
@Component
class WindowMover implements ApplicationRunner {

  /// The most that leaves in one transaction, for which batches wait.
  static final Duration STEP = Duration.ofHours(1);

  private final SalesWindows windows;
  private final RankingSettings settings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WindowMover(
      SalesWindows windows,
      RankingSettings settings,
      TransactionTemplate transaction,
      Clock clock) {
    this.windows = windows;
    this.settings = settings;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    transaction.executeWithoutResult(_ -> openMissing());
    move();
  }

  private void openMissing() {
    List<Integer> open = windows.seize().stream().map(SalesWindow::days).toList();
    settings.windows().stream()
        .filter(days -> !open.contains(days))
        .forEach(days -> windows.open(SalesWindow.now(days, clock)));
  }

  /// Moves every window to where it belongs now. Looks without a lock first, because most often
  /// nothing is late.
  @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
  void move() {
    while (windows.all().stream().anyMatch(this::isLate)) {
      transaction.executeWithoutResult(
          _ -> windows.seize().stream().filter(this::isLate).forEach(this::step));
    }
  }

  private boolean isLate(SalesWindow window) {
    return window.since().isBefore(target(window));
  }

  private void step(SalesWindow window) {
    Instant furthest = window.since().plus(STEP);
    Instant target = target(window);
    windows.move(window, target.isBefore(furthest) ? target : furthest);
  }

  private Instant target(SalesWindow window) {
    return SalesWindow.now(window.days(), clock).since();
  }
}
