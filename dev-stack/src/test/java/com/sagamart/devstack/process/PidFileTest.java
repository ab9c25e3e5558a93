package com.sagamart.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

  @TempDir private Path directory;

  @Test
  void remembersAProcessThatLives() {
    PidFile file = file();
    file.write(ProcessHandle.current());

    assertThat(file.process()).contains(ProcessHandle.current());
    assertThat(file.isStale()).isFalse();
  }

  @Test
  void isStaleWhenTheProcessIsGone() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    PidFile file = file();
    file.write(process.toHandle());
    process.destroyForcibly().waitFor();

    assertThat(file.process()).isEmpty();
    assertThat(file.isStale()).isTrue();
  }

  @Test
  void isNotFooledByAPidThatBelongsToSomebodyElseNow() throws IOException {
    PidFile file = file();
    file.write(ProcessHandle.current());
    List<String> lines = Files.readAllLines(file.file());
    long earlier = Long.parseLong(lines.getLast()) - 60_000;
    Files.writeString(file.file(), lines.getFirst() + "\n" + earlier + "\n");

    assertThat(file.process()).isEmpty();
    assertThat(file.isStale()).isTrue();
  }

  @Test
  void takesAHalfWrittenFileForStale() throws IOException {
    PidFile file = file();
    Files.writeString(file.file(), "12");

    assertThat(file.isStale()).isTrue();
  }

  private PidFile file() {
    return new PidFile(directory.resolve("some.pid"));
  }
}
