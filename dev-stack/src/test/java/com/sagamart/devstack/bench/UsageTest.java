package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

  private static final int LOOKS = 500;

  @TempDir private Path directory;

  @Test
  void countsTheLogsOfABrokerThatMakesAndRemovesFilesMeanwhile() throws Exception {
    Path topic = Files.createDirectory(directory.resolve("sagamart.order.events-0"));
    Files.writeString(topic.resolve("00000000000000000000.log"), "0123456789");
    var enough = new AtomicBoolean();
    Thread broker = Thread.ofPlatform().start(() -> makeAndRemove(enough));

    for (int i = 0; i < LOOKS; i++) {
      assertThat(Usage.logBytes(directory)).isEqualTo(10);
    }

    enough.set(true);
    broker.join();
  }

  private void makeAndRemove(AtomicBoolean enough) {
    Path checkpoint = directory.resolve("replication-offset-checkpoint.tmp");
    while (!enough.get()) {
      try {
        Files.writeString(checkpoint, "");
        Files.delete(checkpoint);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
