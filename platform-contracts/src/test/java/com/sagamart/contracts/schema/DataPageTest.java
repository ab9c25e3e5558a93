package com.sagamart.contracts.schema;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.PersonalData;
import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.wire.EventType;
import com.sagamart.contracts.wire.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The tables of the data team's page are drawn from what is so.
class DataPageTest {

  private static final Path PAGE = Path.of("../docs/DATA.md");
  private static final boolean WRITE = Boolean.getBoolean("sagamart.write");
  private static final String HOW_TO_MEND =
      "docs/DATA.md is stale: run `mvn -q test -pl platform-contracts -Dsagamart.write=true`"
          + " and commit it";

  @Test
  void saysWhatIsOnWhichTopicAndForHowLong() throws IOException {
    isDrawn(
        "topics",
        "| topic | events | kept for | its dead letters |\n|---|---|---|---|\n"
            + Arrays.stream(Topic.values()).map(DataPageTest::topic).collect(joining("\n")));
  }

  @Test
  void saysWhatEachFieldTellsOfAPerson() throws IOException {
    isDrawn(
        "personal",
        "| field | tells | in |\n|---|---|---|\n"
            + eventsByField().entrySet().stream()
                .map(it -> personal(it.getKey(), it.getValue()))
                .collect(joining("\n")));
  }

  private static String topic(Topic topic) {
    return "| `%s` | %s | %d days | %d days |"
        .formatted(
            topic.wireName(),
            EventType.all().stream()
                .filter(event -> OrderSaga.topicsOf(event).contains(topic))
                .map(event -> "`" + EventType.of(event) + "`")
                .collect(joining(", ")),
            topic.retention().toDays(),
            Topic.DEAD_LETTER_RETENTION.toDays());
  }

  private static String personal(String field, Set<String> events) {
    return "| `%s` | %s | %s |"
        .formatted(
            field,
            PersonalData.in(field).orElseThrow(),
            events.size() == EventType.all().size()
                ? "every event"
                : events.stream().map(it -> "`" + it + "`").collect(joining(", ")));
  }

  private static Map<String, Set<String>> eventsByField() {
    Map<String, Set<String>> events = new TreeMap<>();
    for (Class<? extends PlatformEvent> event : EventType.all()) {
      for (Fields field : Fields.of(EventSchema.of(event))) {
        if (!field.personal().isEmpty()) {
          String leaf = field.name().substring(field.name().lastIndexOf('.') + 1);
          events.computeIfAbsent(leaf, _ -> new TreeSet<>()).add(EventType.of(event));
        }
      }
    }
    return events;
  }

  private static void isDrawn(String name, String table) throws IOException {
    String page = Files.readString(PAGE);
    Matcher place =
        Pattern.compile("(?s)(<!-- drawn: %s -->\n).*?(<!-- end -->)".formatted(name))
            .matcher(page);
    assertThat(place.find()).as("docs/DATA.md has a place for " + name).isTrue();
    String drawn = page.substring(0, place.end(1)) + table + "\n" + page.substring(place.start(2));
    if (WRITE) {
      Files.writeString(PAGE, drawn);
    }
    assertThat(PAGE).as(HOW_TO_MEND).hasContent(drawn);
  }
}
