package com.sagamart.devstack.chaos;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.chaos.Fault.AllKilled;
import com.sagamart.devstack.chaos.Fault.ConnectionStorm;
import com.sagamart.devstack.chaos.Fault.Crashed;
import com.sagamart.devstack.chaos.Fault.Cut;
import com.sagamart.devstack.chaos.Fault.Frozen;
import com.sagamart.devstack.chaos.Fault.GroupForgotten;
import com.sagamart.devstack.chaos.Fault.Killed;
import com.sagamart.devstack.chaos.Fault.LeaderKilled;
import com.sagamart.devstack.chaos.Fault.PositionWiped;
import com.sagamart.devstack.chaos.Fault.Rebalanced;
import com.sagamart.devstack.chaos.Fault.Repeated;
import com.sagamart.devstack.chaos.Fault.Server;
import com.sagamart.devstack.chaos.Fault.ShutDown;
import com.sagamart.devstack.chaos.Fault.SlotDropped;
import com.sagamart.devstack.chaos.Fault.Wire;
import com.sagamart.devstack.service.Service;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Which fault comes when. The seed decides all of it: kind, target and duration, one after the
/// other. Kinds are dealt like cards, so each of them comes once before any comes twice.
final class Schedule {

  /// Where a program can be made to crash; the names of the failpoints.
  static final List<String> FAILPOINTS =
      List.of("before-commit", "after-commit", "after-acknowledgement", "between-batch-and-offset");

  private static final List<String> CONSUMING =
      Arrays.stream(Participant.values()).map(Participant::serviceName).toList();

  /// Those with an outbox.
  private static final List<String> RELAYING =
      Arrays.stream(Participant.values())
          .filter(it -> it.topic().isPresent())
          .map(Participant::serviceName)
          .toList();

  private static final String GATEWAY = "gateway";

  private static final int LONGEST_HOLD_MS = 8_000;
  private static final int SHORTEST_HOLD_MS = 1_000;
  private static final int LONGEST_CALM_MS = 2_000;

  private final Random random;
  private final List<String> processes;
  private final Deque<Supplier<Fault>> deck = new ArrayDeque<>();

  /// @param replicas how many of every program there are to strike
  Schedule(long seed, int replicas) {
    random = new Random(seed);
    processes =
        Stream.concat(CONSUMING.stream(), Stream.of(GATEWAY))
            .flatMap(it -> Service.namesOf(it, replicas))
            .toList();
  }

  /// A fault with its place in time.
  ///
  /// @param hold how long it lasts before it is mended
  /// @param calm how long nothing happens after the platform has recovered
  record Planned(Fault fault, Duration hold, Duration calm) {}

  Planned next() {
    if (deck.isEmpty()) {
      List<Supplier<Fault>> cards = cards();
      Collections.shuffle(cards, random);
      deck.addAll(cards);
    }
    Fault fault = deck.removeFirst().get();
    int hold = SHORTEST_HOLD_MS + random.nextInt(LONGEST_HOLD_MS - SHORTEST_HOLD_MS);
    return new Planned(
        fault,
        // A process that died is started again at once.
        fault.isSudden() ? Duration.ZERO : Duration.ofMillis(hold),
        Duration.ofMillis(random.nextInt(LONGEST_CALM_MS)));
  }

  private List<Supplier<Fault>> cards() {
    List<Supplier<Fault>> cards =
        new ArrayList<>(
            List.of(
                () -> new Killed(one(processes)),
                () -> new Killed(one(processes)),
                () -> new Killed("kafka"),
                AllKilled::new,
                () -> new LeaderKilled(one(RELAYING)),
                () -> new Frozen(one(processes)),
                () -> new Frozen("kafka"),
                ShutDown::new,
                () -> new ConnectionStorm(one(CONSUMING)),
                () -> new SlotDropped(one(RELAYING)),
                () -> new PositionWiped(one(RELAYING)),
                () -> new GroupForgotten(one(CONSUMING)),
                () -> new Rebalanced(one(CONSUMING)),
                Repeated::new));
    for (Wire wire : Wire.values()) {
      cards.add(() -> new Cut(one(CONSUMING), one(Arrays.asList(Server.values())), wire));
    }
    for (String failpoint : FAILPOINTS) {
      cards.add(() -> new Crashed(one(RELAYING), failpoint));
    }
    return cards;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
