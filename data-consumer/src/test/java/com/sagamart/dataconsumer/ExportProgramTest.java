package com.sagamart.dataconsumer;

import static com.sagamart.dataconsumer.Wire.NOON;
import static com.sagamart.dataconsumer.Wire.PRICE;
import static com.sagamart.dataconsumer.Wire.paid;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the program says when it cannot begin. It is a process here: DuckDB locks a file against
/// other processes only.
class ExportProgramTest {

  private static final long ENDS_WITHIN_SECONDS = 60;
  private static final String NO_BROKER = "127.0.0.1:1";

  private final Wire wire = new Wire();

  @TempDir private Path directory;

  @Test
  void leavesADirectoryAloneWhileAnotherRunHasIt() throws Exception {
    try (Landing other = Landing.in(directory)) {
      Platform.land(other, wire.record(UUID.randomUUID(), paid(1, NOON), NOON));

      assertThat(export(directory))
          .startsWith("Nothing more was exported to %s: ".formatted(directory))
          .contains("Conflicting lock", "PID %d".formatted(ProcessHandle.current().pid()))
          .hasLineCount(1);
      other.writeFiles();
    }
    assertThat(new Platform(directory).revenue()).isEqualTo(PRICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"notes.txt", "notes.txt/below"})
  void saysInALineThatItsDirectoryIsNone(String name) throws Exception {
    Path notes = Files.writeString(directory.resolve("notes.txt"), "mine");
    Path to = directory.resolve(name);

    assertThat(export(to))
        .isEqualTo(
            "Nothing more was exported to %s: it is no directory and cannot be made one"
                .formatted(to));
    assertThat(notes).hasContent("mine");
  }

  /// What it says as it fails.
  private String export(Path to) throws IOException, InterruptedException {
    Path said = directory.resolve("said");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ExportProgram.class.getName(),
                NO_BROKER,
                to.toString())
            .redirectError(said.toFile())
            .start();
    try {
      assertThat(program.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    } finally {
      program.destroyForcibly();
    }
    assertThat(program.exitValue()).isEqualTo(1);
    return Files.readString(said, UTF_8).strip();
  }
}
