package com.sagamart.gateway;

import static java.util.stream.Collectors.partitioningBy;

import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The replicas that are left out for a while. Where all are, all are asked: the worst that can
/// happen is what would happen without this class.
@Component
class Absences {

  private static final Logger LOG = LoggerFactory.getLogger(Absences.class);

  private final LongSupplier nanoClock;

  /// When each may be back, by the clock. As many as there are in the settings.
  private final Map<URI, Long> returns = new ConcurrentHashMap<>();

  @Autowired
  Absences() {
    this(System::nanoTime);
  }

  Absences(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /// Leaves this replica out for so long, or for longer if it is already.
  void leaveOut(URI replica, Duration time, String reason) {
    long now = nanoClock.getAsLong();
    long back = now + time.toNanos();
    Long before = returns.put(replica, back);
    if (before == null || before - now <= 0) {
      LOG.warn("{} is left out for {} ms: {}", replica, time.toMillis(), reason);
    } else if (before - back > 0) {
      returns.put(replica, before);
    }
  }

  /// Those that are not left out, from this turn on; behind them those that are, the first to be
  /// back first.
  List<URI> presentFirst(List<URI> replicas, int turn) {
    long now = nanoClock.getAsLong();
    Map<Boolean, List<URI>> absent =
        IntStream.range(0, replicas.size())
            .mapToObj(i -> replicas.get(Math.floorMod(turn + i, replicas.size())))
            .collect(partitioningBy(it -> remaining(it, now) > 0));
    return Stream.concat(
            absent.getOrDefault(false, List.of()).stream(),
            absent.getOrDefault(true, List.of()).stream()
                .sorted(Comparator.comparingLong(it -> remaining(it, now))))
        .toList();
  }

  /// Everybody is back.
  void forget() {
    returns.clear();
  }

  private long remaining(URI replica, long now) {
    return returns.getOrDefault(replica, now) - now;
  }
}
