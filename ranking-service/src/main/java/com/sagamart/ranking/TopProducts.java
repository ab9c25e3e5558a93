package com.sagamart.ranking;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// The products that sold most. An answer is shared for a moment by all who ask, so that the tables
/// are read a few times a second however many there are. Where units are not kept counted they must
/// be summed up, which a long history makes slow: one such question is asked at a time.
@Component
class TopProducts {

  static final int MAX_DAYS = 30;
  static final int MAX_PRODUCTS = 100;

  /// One for each number of days.
  private final List<SharedAnswer> answers;

  private final Set<Integer> counted;

  TopProducts(Rankings rankings, Clock clock, RankingSettings settings) {
    this.counted = settings.windows();
    Lock summing = new ReentrantLock();
    this.answers =
        IntStream.rangeClosed(1, MAX_DAYS)
            .mapToObj(
                days ->
                    counted.contains(days)
                        ? new SharedAnswer(
                            wanted -> rankings.counted(days, wanted),
                            new ReentrantLock(),
                            clock,
                            settings)
                        : new SharedAnswer(
                            wanted -> rankings.summed(SalesWindow.now(days, clock), wanted),
                            summing,
                            clock,
                            settings))
            .toList();
  }

  /// The products that sold most in the last `days` times 24 hours, to the minute, most sold first.
  List<TopProduct> ofLast(int days, int limit) {
    // A sum costs the same however many of its products are wanted, so all share one.
    int wanted = counted.contains(days) ? limit : MAX_PRODUCTS;
    return answers.get(days - 1).get(wanted).stream().limit(limit).toList();
  }
}
