package com.sagamart.devstack.command;

import com.sagamart.devstack.deadletters.DeadLetter;
import com.sagamart.devstack.deadletters.DeadLetterDesk;
import com.sagamart.devstack.deadletters.Ground;
import com.sagamart.devstack.deadletters.LetterId;
import com.sagamart.devstack.deadletters.LetterState;
import com.sagamart.devstack.deadletters.Pile;
import com.sagamart.devstack.home.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which dead letters are meant, and whether it is meant seriously: without `--execute` it is only
/// said what would be done.
final class DeadLetterChoice {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "ID", arity = "0..*")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--all")
  private boolean all;

  @Option(names = "--topic", paramLabel = "TOPIC")
  private @Nullable String topic;

  @Option(names = "--execute")
  private boolean execute;

  @Option(names = "--reason", paramLabel = "TEXT")
  private @Nullable String reason;

  @Option(names = "--by", paramLabel = "NAME")
  private String byWhom = System.getProperty("user.name", "unknown");

  /// Says what will be done with each, or does it. 1 when something else was decided about some.
  int each(
      LetterState wanted,
      Function<DeadLetter, String> plan,
      Function<DeadLetterDesk, BiPredicate<DeadLetter, Ground>> act) {
    if (all != ids.isEmpty()) {
      throw new StackFailure("Name dead letters by their ids, see dlt list, or say --all.");
    }
    List<LetterId> named = ids.stream().map(LetterId::parse).toList();
    Optional<Ground> ground = ground();
    try (DeadLetterDesk desk = new DeadLetterDesk(options.stack())) {
      Pile pile = all ? desk.pile(topics(), false) : desk.named(named);
      boolean agreed = true;
      for (DeadLetter letter : pile.letters()) {
        LetterState state = pile.stateOf(letter);
        if (!state.isOpen()) {
          System.out.printf("%s  nothing to do, it was %s%n", letter.id(), state);
          agreed &= state == wanted;
        } else if (ground.isEmpty()) {
          System.out.println(plan.apply(letter));
        } else {
          boolean done = act.apply(desk).test(letter, ground.get());
          System.out.printf("%s  %s%n", letter.id(), done ? wanted : "somebody else decided");
          agreed &= done;
        }
      }
      conclude(pile, ground.isEmpty());
      return agreed ? 0 : 1;
    }
  }

  private Optional<Ground> ground() {
    if (execute && reason == null) {
      throw new StackFailure(
          "--execute needs a --reason TEXT, for those who read the audit later.");
    }
    return execute
        ? Optional.ofNullable(reason).map(it -> new Ground(it, byWhom))
        : Optional.empty();
  }

  private List<String> topics() {
    return topic == null ? LetterId.topics() : LetterId.topicsNamed(topic);
  }

  private static void conclude(Pile pile, boolean dry) {
    if (pile.letters().isEmpty()) {
      System.out.println("No open dead letters.");
    } else if (dry) {
      System.out.println("Nothing was done. --execute --reason TEXT does it.");
    }
    if (pile.more() > 0) {
      System.out.printf(Locale.ROOT, "%,d more are left for the next time.%n", pile.more());
    }
  }
}
