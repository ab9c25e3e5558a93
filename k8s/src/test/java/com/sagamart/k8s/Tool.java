package com.sagamart.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Programs that a machine may have or not have. A test that needs one that is missing is skipped,
/// and says so.
final class Tool {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// What it left.
  ///
  /// @param status 0 when it was content
  record Outcome(int status, String output) {}

  private Tool() {}

  static void need(String program) {
    boolean isThere =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    Assumptions.assumeTrue(isThere, "skipped: there is no " + program + " on the PATH");
  }

  static Outcome run(List<String> command) {
    try {
      Path output = Files.createTempFile("tool", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(Sources.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " did not end within " + PATIENCE);
      }
      String said = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Outcome(process.exitValue(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
