package com.sagamart.devstack.command;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints the end of a process's log.
@Command(name = "logs")
final class Logs implements Callable<Integer> {

  @Mixin private StackOptions options = new StackOptions();

  @Parameters(paramLabel = "SERVICE")
  private String service = "";

  @Option(names = "-f")
  private boolean follow;

  @Option(names = "-n", paramLabel = "LINES")
  private int lines = 100;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogFile log = options.stack().process(service).log();
    if (!Files.exists(log.path())) {
      throw new StackFailure(service + " has not said anything yet.");
    }
    if (follow) {
      Process tail =
          new ProcessBuilder("tail", "-n", Integer.toString(lines), "-F", log.path().toString())
              .inheritIO()
              .start();
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(tail::destroy));
      return tail.waitFor();
    }
    log.tail(lines).forEach(System.out::println);
    return 0;
  }
}
