package com.sagamart.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  @TempDir private Path directory;

  @Test
  void showsTheEnd() throws IOException {
    LogFile log = log();
    Files.writeString(log.path(), "one\ntwo\nthree\n");

    assertThat(log.tail(2)).containsExactly("two", "three");
    assertThat(log.tail(9)).hasSize(3);
  }

  @Test
  void keepsTwoGenerationsAtMost() throws IOException {
    LogFile log = log();
    for (int start = 0; start < 3; start++) {
      log.rotate();
      try (RandomAccessFile file = new RandomAccessFile(log.path().toFile(), "rw")) {
        file.setLength((20 << 20) + 1);
      }
    }

    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }
  }

  private LogFile log() {
    return new LogFile(directory.resolve("some.log"));
  }
}
