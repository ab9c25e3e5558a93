package com.sagamart.devstack.server;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// PostgreSQL refuses to run as root. For root it runs in a user namespace of its own, where the
/// same user is nobody.
final class Rootless {

  private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

  private Rootless() {}

  static List<String> command(String... words) {
    return command(List.of(words));
  }

  private static List<String> command(List<String> words) {
    return ROOT ? Stream.concat(Stream.of("unshare", "-U"), words.stream()).toList() : words;
  }

  /// Runs to the end; fails with the end of what it said.
  static void run(List<String> words, Path log) throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(command(words))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.to(log.toFile()));
    builder.environment().putAll(Map.of("LC_ALL", Locales.CHARACTERS));
    Process process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new StackFailure(explain(Files.readString(log)));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }

  private static String explain(String output) {
    return ROOT && output.contains("unshare")
        ? "PostgreSQL refuses to run as root, and this machine forbids user namespaces (%s); run as an ordinary user."
            .formatted(output.strip())
        : "PostgreSQL cannot be initialised: " + output.strip();
  }
}
