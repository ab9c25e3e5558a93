package com.sagamart.devstack.command;

import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the reference consumer, a program of its own: its libraries are nobody else's.
@Command(name = "export")
final class Export implements Callable<Integer> {

  private static final String MODULE = "data-consumer";

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--to", paramLabel = "DIR", required = true)
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    String jar = Installation.current().jarOf(MODULE).toString();
    try {
      return new ProcessBuilder(
              Installation.java(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-jar",
              jar,
              options.stack().bootstrapServers(),
              directory.toString())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new StackFailure(MODULE + " cannot be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Interrupted();
    }
  }
}
