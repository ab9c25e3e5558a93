package com.sagamart.devstack.check;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.server.KafkaBroker;
import com.sagamart.devstack.server.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Proves the contract's invariants over all databases and topics of a stack, while it works or at
/// rest. It only reads.
public final class Checker {

  /// Between two databases nothing younger is compared while work goes on.
  private static final Duration SETTLING = Duration.ofSeconds(5);

  /// From the last decision about an order to the last thing that follows are two events; one more
  /// for a step that was under way meanwhile.
  private static final int CONFIRMATIONS = 3;

  private final Stack stack;
  private final Consumer<String> report;
  private final List<Invariant> invariants;

  /// @param deadLettersExpected how many dead letters may be open: those that were injected
  /// @param report told what is being waited for, a line at a time
  public Checker(Stack stack, long deadLettersExpected, Consumer<String> report) {
    this.stack = stack;
    this.report = report;
    this.invariants =
        List.of(
            new WalletsAndLedger(),
            new ProductsAndStock(),
            new CouponsAndIssues(),
            new OrdersAndSteps(),
            new EventsAndTopics(),
            new RankingAndSales(),
            new InboxAndDeadLetters(deadLettersExpected));
  }

  /// Looks at everything as it is, whatever is on its way. Throws [StackFailure] when it cannot.
  public Report check() {
    requireServers();
    return look(SETTLING, List.of());
  }

  /// Waits until nothing is on its way, at most so long, and looks then.
  public Report checkAtRest(Duration limit) {
    requireServers();
    try (Traffic traffic = new Traffic(stack, report)) {
      List<String> underWay = traffic.awaitRest(limit);
      return look(underWay.isEmpty() ? Duration.ZERO : SETTLING, underWay);
    }
  }

  private void requireServers() {
    for (String server : List.of(PostgresServer.NAME, KafkaBroker.NAME)) {
      if (stack.process(server).running().isEmpty()) {
        throw new StackFailure(
            server + " is not running, so nothing can be proved; ./sagamart up starts it.");
      }
    }
  }

  private Report look(Duration settling, List<String> notAtRest) {
    List<Findings> all = look(invariants, settling);
    List<String> notArrived = new ArrayList<>(notAtRest);
    try (Traffic traffic = new Traffic(stack, report)) {
      for (int i = 0; i < CONFIRMATIONS && all.stream().anyMatch(Findings::hasSuspicions); i++) {
        report.accept(
            "  suspected: %,d; looking again when what is on its way has arrived"
                .formatted(all.stream().mapToLong(Findings::suspicions).sum()));
        notArrived = new ArrayList<>(traffic.awaitArrival());
        all = lookAgain(all, settling);
      }
    }
    return Report.of(all, notArrived.isEmpty() ? notAtRest : notArrived);
  }

  /// Only at those that are suspected of something.
  private List<Findings> lookAgain(List<Findings> before, Duration settling) {
    List<Findings> after = new ArrayList<>(before);
    List<Integer> suspected = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i).hasSuspicions()) {
        suspected.add(i);
      }
    }
    List<Findings> again = look(suspected.stream().map(invariants::get).toList(), settling);
    for (int i = 0; i < suspected.size(); i++) {
      again.get(i).confirmedBy(before.get(suspected.get(i)));
      after.set(suspected.get(i), again.get(i));
    }
    return after;
  }

  private List<Findings> look(List<Invariant> at, Duration settling) {
    List<Findings> all = new ArrayList<>();
    try (Books books = new Books(stack, settling)) {
      for (Invariant invariant : at) {
        Findings findings = new Findings(invariant.title());
        invariant.check(books, findings);
        all.add(findings);
      }
    }
    return all;
  }
}
