package com.sagamart.devstack.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Dead letters as a terminal shows them. What stands in them may be anything, so no control
/// character comes through.
public final class LetterText {

  private static final int MOST_OF_CAUSE = 60;
  private static final int MOST_OF_CELL = 40;
  private static final int MOST_OF_VALUE = 10_000;
  private static final String NOTHING = "-";
  private static final List<String> HEAD =
      List.of("ID", "WHEN", "EVENT", "KEY", "CONSUMER", "STATE", "CAUSE");

  private LetterText() {}

  /// A line for each, lined up.
  public static String table(Pile pile) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    pile.letters().forEach(it -> rows.add(cells(it, pile.stateOf(it))));
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    if (pile.more() > 0) {
      text.append(String.format(Locale.ROOT, "and %,d more, younger than these%n", pile.more()));
    }
    return text.toString();
  }

  private static List<String> cells(DeadLetter letter, LetterState state) {
    return List.of(
        letter.id().toString(),
        letter.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        cut(letter.type().orElse(NOTHING), MOST_OF_CELL),
        cut(letter.subject().orElse(NOTHING), MOST_OF_CELL),
        cut(letter.consumer().orElse(NOTHING), MOST_OF_CELL),
        state.name(),
        cut(letter.cause().map(LetterText::withoutPackage).orElse(NOTHING), MOST_OF_CAUSE));
  }

  /// The class alone tells what happened.
  private static String withoutPackage(String cause) {
    return cause.replaceFirst("^(?:[a-z0-9_]+\\.)+(?=[A-Z])", "");
  }

  /// Everything that is known of one.
  public static String page(DeadLetter letter, LetterState state) {
    StringBuilder text = new StringBuilder();
    text.append("%s  %s  %s%n".formatted(letter.id(), letter.at(), state));
    text.append("key    %s%n".formatted(printable(letter.subject().orElse(NOTHING))));
    for (Header header : letter.asItStands().headers()) {
      text.append("header %s = %s%n".formatted(printable(header.key()), readable(header.value())));
    }
    letter
        .unreadable()
        .ifPresent(it -> text.append("no service can read it: %s%n".formatted(printable(it))));
    return text.append("value%n%s%n".formatted(readable(letter.asItStands().value()))).toString();
  }

  /// What sending it again would do.
  public static String replayOf(DeadLetter letter) {
    return "%s  %s of %s goes to %s again, %s put it aside%s"
        .formatted(
            letter.id(),
            cut(letter.type().orElse("a record without a type"), MOST_OF_CELL),
            cut(letter.subject().orElse("nobody"), MOST_OF_CELL),
            letter.origin(),
            cut(letter.consumer().orElse("nobody knows who"), MOST_OF_CELL),
            letter
                .unreadable()
                .map(
                    it ->
                        "%n    It will come back as a new dead letter of every service that reads the topic: %s."
                            .formatted(printable(it)))
                .orElse(""));
  }

  /// What giving it up would mean.
  public static String discardOf(DeadLetter letter) {
    return "%s  %s of %s is given up: it never takes effect in %s"
        .formatted(
            letter.id(),
            cut(letter.type().orElse("a record without a type"), MOST_OF_CELL),
            cut(letter.subject().orElse("nobody"), MOST_OF_CELL),
            cut(letter.consumer().orElse("an unknown service"), MOST_OF_CELL));
  }

  private static String readable(byte @Nullable [] bytes) {
    if (bytes == null) {
      return NOTHING;
    }
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return cut(text, MOST_OF_VALUE);
    } catch (CharacterCodingException e) {
      return cut("(no text) " + HexFormat.ofDelimiter(" ").formatHex(bytes), MOST_OF_VALUE);
    }
  }

  private static String cut(String text, int most) {
    String line = printable(text);
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "·");
  }
}
