package com.sagamart.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.event.SagaEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Each event as it has always stood on the wire. A change that breaks one of these files breaks
/// every receiver that was not deployed in the same second.
class GoldenEventsTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  static List<Class<? extends PlatformEvent>> everyEvent() {
    return EventType.all();
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void readAndWrittenAgainTheyAreTheSame(Class<? extends PlatformEvent> event) throws IOException {
    String golden = Files.readString(FOLDER.resolve(EventType.of(event) + ".json"));

    PlatformEvent read = EventCodec.read(golden.getBytes(UTF_8), event);

    assertThat(EventCodec.write(read)).isEqualTo(withoutIndentation(golden));
  }

  @Test
  void allTellOfTheSameOrderAndUser() throws IOException {
    for (Class<? extends PlatformEvent> event : EventType.all()) {
      byte[] golden = Files.readAllBytes(FOLDER.resolve(EventType.of(event) + ".json"));
      PlatformEvent read = EventCodec.read(golden, event);
      assertThat(read.subject()).isEqualTo(read instanceof SagaEvent ? "7000123" : "1001");
    }
  }

  @Test
  void noFileIsLeftFromAnEventThatIsGone() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              EventType.all().stream().map(event -> EventType.of(event) + ".json").toList());
    }
  }

  private static String withoutIndentation(String json) {
    return JsonMapper.shared().readTree(json).toString();
  }
}
