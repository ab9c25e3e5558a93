package com.sagamart.devstack.deadletters;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// What was decided about dead letters: of each no more than some bits, however many there are.
public final class Decisions {

  /// Asks the audit of one database for what [#note] takes.
  public static final String QUERY =
      """
      SELECT concat(action, ' ', topic, '/', "partition", '@', "offset") FROM dead_letter_audit ORDER BY id
      """;

  private static final int OFFSETS_TOGETHER = 1 << 16;

  /// From the first to the last word about a letter.
  private static final List<LetterState> LATEST_FIRST =
      List.of(LetterState.REPLAYED, LetterState.DISCARDED, LetterState.REPLAYING);

  private record Chunk(TopicPartition partition, long number) {

    static Chunk of(LetterId id) {
      return new Chunk(id.place(), id.offset() / OFFSETS_TOGETHER);
    }
  }

  private final Map<LetterState, Map<Chunk, BitSet>> letters = new EnumMap<>(LetterState.class);

  /// Takes one row of the audit.
  public void note(String decision) {
    int space = decision.indexOf(' ');
    LetterId id = LetterId.parse(decision.substring(space + 1));
    letters
        .computeIfAbsent(LetterState.valueOf(decision.substring(0, space)), _ -> new HashMap<>())
        .computeIfAbsent(Chunk.of(id), _ -> new BitSet())
        .set(bitOf(id));
  }

  /// What became of this one.
  public LetterState of(LetterId id) {
    return LATEST_FIRST.stream()
        .filter(state -> isNoted(state, id))
        .findFirst()
        .orElse(LetterState.OPEN);
  }

  private boolean isNoted(LetterState state, LetterId id) {
    BitSet noted = letters.getOrDefault(state, Map.of()).get(Chunk.of(id));
    return noted != null && noted.get(bitOf(id));
  }

  private static int bitOf(LetterId id) {
    return (int) (id.offset() % OFFSETS_TOGETHER);
  }
}
