package com.sagamart.devstack.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.home.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  private static final Path LAUNCHER = Installation.current().root().resolve("sagamart");

  @TempDir private Path directory;

  @Test
  void answersAnUnknownCommandWithTheUsage() throws Exception {
    Answer answer = run(LAUNCHER, "jump");

    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.text()).startsWith("There is no command jump.").contains("Usage: ./sagamart");
  }

  @Test
  void worksThroughALinkAndFromPlacesWithSpaces() throws Exception {
    Path place = Files.createDirectories(directory.resolve("a b"));
    Path link = Files.createSymbolicLink(place.resolve("sagamart"), LAUNCHER);

    Answer answer = run(link, "help");

    assertThat(answer.exit()).isZero();
    assertThat(answer.text()).startsWith("Usage: ./sagamart");
  }

  private Answer run(Path launcher, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", launcher.toString(), command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), text);
  }

  private record Answer(int exit, String text) {}
}
