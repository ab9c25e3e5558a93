package com.sagamart.devstack.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.observe.Prometheus;
import com.sagamart.devstack.process.OnPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /// On a machine that has nothing but what the launcher needs to say so.
  @Test
  void saysThatThereIsNoPrometheusBeforeItBuildsAnything() throws Exception {
    for (String tool : List.of("sh", "dirname", "readlink", "grep", "cat")) {
      Files.createSymbolicLink(directory.resolve(tool), OnPath.find(tool).orElseThrow());
    }

    Answer answer =
        run(Map.of("PATH", directory.toString()), LAUNCHER, "up", "--fresh", "--observe");

    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.text().strip()).isEqualTo(Prometheus.MISSING);
  }

  @Test
  void trainsBesideTheStackThatIsAskedFor() throws Exception {
    Path launcher = Files.copy(LAUNCHER, directory.resolve("sagamart"));
    Path usage = directory.resolve("dev-stack/src/main/resources/usage.txt");
    Files.createDirectories(usage.getParent());
    Files.writeString(usage, "  up  starts%n".formatted());
    Path jdk = directory.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.1\"");
    standIn(jdk.resolve("bin/javac"), "true");
    standIn(jdk.resolve("bin/java"), "echo \"$@\"");
    standIn(directory.resolve("mvn"), "true");
    Map<String, String> environment =
        Map.of("JAVA_HOME", jdk.toString(), "PATH", directory + ":" + System.getenv().get("PATH"));

    assertThat(run(environment, launcher, "up", "--port-offset", "1500").text())
        .contains(" train --port-offset 1500\n", " up --port-offset 1500\n");
    Files.delete(directory.resolve("target/sagamart-built"));
    assertThat(run(environment, launcher, "up", "--port-offset=300").text())
        .contains(" train --port-offset 300\n");
    Files.delete(directory.resolve("target/sagamart-built"));
    assertThat(run(environment, launcher, "up").text()).contains(" train\n");
  }

  private static void standIn(Path tool, String script) throws IOException {
    Files.writeString(tool, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
  }

  private Answer run(Path launcher, String command) throws IOException, InterruptedException {
    return run(Map.of(), launcher, command);
  }

  private Answer run(Map<String, String> environment, Path launcher, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Answer(process.waitFor(), text);
  }

  private record Answer(int exit, String text) {}
}
