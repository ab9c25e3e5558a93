package com.sagamart.devstack.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Interrupted;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/// The command line of ./sagamart.
@Command(
    name = "sagamart",
    subcommands = {
      Up.class,
      Down.class,
      Status.class,
      Train.class,
      Demo.class,
      Token.class,
      Logs.class,
      Events.class,
      Psql.class,
      Restart.class,
      Kill.class,
      Rebuild.class,
      Republish.class,
      Export.class,
      Check.class,
      Chaos.class,
      Bench.class,
      DeadLetterCommands.class
    })
final class Sagamart implements Runnable {

  private static final int USAGE = 2;
  private static final int FAILED = 1;

  /// Kept, because a logger that nobody holds forgets its level.
  private static final Logger LIBRARIES = Logger.getLogger("");

  public static void main(String[] arguments) {
    LIBRARIES.setLevel(Level.OFF);
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    if (List.of(arguments).contains("--help")) {
      System.out.print(usage());
      System.exit(0);
    }
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Sagamart())
        .setParameterExceptionHandler(Sagamart::explain)
        .setExecutionExceptionHandler((failure, _, _) -> fail(failure));
  }

  /// Called without a command.
  @Override
  public void run() {
    throw new ParameterException(commandLine(), "Which command?");
  }

  private static int explain(ParameterException mistake, String[] arguments) {
    System.err.println(mistake.getMessage());
    System.err.println("./sagamart help shows every command and its options.");
    return USAGE;
  }

  private static int fail(Exception failure) throws Exception {
    return switch (failure) {
      case StackFailure it -> {
        System.err.println(it.getMessage());
        yield FAILED;
      }
      case Interrupted _ -> FAILED;
      default -> throw failure;
    };
  }

  /// The page that the shell launcher shows as well.
  static String usage() {
    try (InputStream page = Sagamart.class.getResourceAsStream("/usage.txt")) {
      return new String(Objects.requireNonNull(page).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
