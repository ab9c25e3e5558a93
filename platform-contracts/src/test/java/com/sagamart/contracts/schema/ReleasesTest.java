package com.sagamart.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.event.PlatformEvent;
import com.sagamart.contracts.schema.Releases.Release;
import com.sagamart.contracts.schema.Releases.Standing;
import com.sagamart.contracts.wire.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is published for readers is what the records say, and nothing that breaks a reader.
class ReleasesTest {

  private static final String HOW_TO_MEND =
      "the schema of %s is not released: run"
          + " `mvn -q test -pl platform-contracts -Dsagamart.write=true` and commit it";
  private static final boolean WRITE = Boolean.getBoolean("sagamart.write");

  static List<Class<? extends PlatformEvent>> everyEvent() {
    return EventType.all();
  }

  /// Releases what may be released, when that is wanted.
  @BeforeAll
  static void release() throws IOException {
    for (Class<? extends PlatformEvent> event : EventType.all()) {
      Standing standing = Releases.COMMITTED.standing(EventType.of(event), event);
      if (WRITE && standing instanceof Standing.ToWrite(Path file, String text)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void theRecordIsAsItWasReleasedLast(Class<? extends PlatformEvent> event) {
    String name = EventType.of(event);
    assertThat(Releases.COMMITTED.standing(name, event))
        .as(HOW_TO_MEND, name)
        .isEqualTo(new Standing.Released());
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void noReleaseBreaksTheReadersOfTheOneBefore(Class<? extends PlatformEvent> event) {
    List<Release> releases = Releases.COMMITTED.of(EventType.of(event));
    for (int i = 1; i < releases.size(); i++) {
      assertThat(SchemaChanges.breaking(releases.get(i - 1).schema(), releases.get(i).schema()))
          .as(releases.get(i).file().toString())
          .isEmpty();
    }
  }
}
