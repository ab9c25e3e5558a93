package com.sagamart.devstack.deadletters;

import com.sagamart.contracts.wire.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was decided about the dead letters that are still kept. People decide, so they are not
/// many.
public final class Decisions {

  /// Asks the audit of one database for what [#note] takes.
  public static final String QUERY =
      """
      SELECT concat(action, ' ', topic, '/', "partition", '@', "offset", ' ',
        (extract(epoch FROM written_at) * 1000)::bigint)
      FROM dead_letter_audit WHERE at > now() - interval '%d days' ORDER BY id
      """
          .formatted(2 * Topic.DEAD_LETTER_RETENTION.toDays()); // brokers keep some for longer

  /// From the first to the last word about a letter.
  private static final List<LetterState> EARLIEST_FIRST =
      List.of(LetterState.OPEN, LetterState.REPLAYING, LetterState.DISCARDED, LetterState.REPLAYED);

  /// One letter: after topics were made anew, another may stand at its place.
  private record Letter(LetterId place, long writtenAtMs) {}

  private final Map<Letter, LetterState> letters = new HashMap<>();

  /// Takes one row of the audit.
  public void note(String decision) {
    String[] words = decision.split(" ", 3);
    if (!LetterId.topics().contains(words[1].substring(0, words[1].indexOf('/')))) {
      return; // of a topic that is no more
    }
    Letter letter = new Letter(LetterId.parse(words[1]), Long.parseLong(words[2]));
    letters.merge(letter, LetterState.valueOf(words[0]), Decisions::later);
  }

  private static LetterState later(LetterState one, LetterState other) {
    return EARLIEST_FIRST.indexOf(one) > EARLIEST_FIRST.indexOf(other) ? one : other;
  }

  /// What became of the letter that was put aside here and then.
  public LetterState of(LetterId place, Instant writtenAt) {
    return letters.getOrDefault(new Letter(place, writtenAt.toEpochMilli()), LetterState.OPEN);
  }
}
