package com.sagamart.devstack.bench;

import com.sagamart.devstack.bench.Usage.Cost;
import com.sagamart.devstack.bench.Waterfall.Hop;
import com.sagamart.devstack.load.Answer;
import com.sagamart.devstack.load.Driver;
import com.sagamart.devstack.load.Measured;
import com.sagamart.devstack.load.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Results to show.
final class Samples {

  static final Machine MACHINE = new Machine(2, 25_000_000_000L, "A <quick> CPU", "Linux 6", 1.5);

  private static final Result.Run RUN = new Result.Run("abc", MACHINE, "full");

  private Samples() {}

  /// So many turns, of which one in so many was not wanted.
  static Measured measured(long turns, long oneIn, String otherwise) {
    Driver driver =
        new Driver(() -> turn -> turn % oneIn == 1 ? Answer.bad(otherwise) : Answer.good("PAID"));
    return driver.run(Plan.counted(2, turns, Duration.ofMinutes(1)));
  }

  static Result start() {
    return RUN.result(StartUp.TITLE, new StartUp(Duration.ofMillis(33_500), 3L << 30).judged());
  }

  static Result checkout() {
    Measured measured = measured(100, 100, "OUT_OF_STOCK");
    Cost cost =
        new Cost(
            Map.of("gateway", 1.5, "load", 0.25), 0.04, Map.of("gateway", 210L), 4_000.4, 3_000);
    return RUN.result(
        "checkout",
        64,
        measured,
        List.of(
            Goal.atLeast("rate", 500, "/s").judge(61.2), Goal.atMost("p99", 500, " ms").judge(123)),
        cost,
        List.of(new Hop("to ORDER_PAID", 99, 12.34, 56.78)));
  }
}
