package com.sagamart.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.Stack;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Says beside a failure on the shared stack how its services stood at that moment: their health,
/// and the last of what they complained about. Where tests run for others, that is all that is left
/// of them.
class Witness implements TestExecutionExceptionHandler {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int COMPLAINTS = 4;
  private static final int WIDTH = 240;

  @Override
  public void handleTestExecutionException(ExtensionContext test, Throwable failure) {
    String testimony =
        Arrays.stream(Participant.values())
            .map(Participant::serviceName)
            .map(Witness::standingOf)
            .collect(Collectors.joining("\n"));
    throw new AssertionError(failure.getMessage() + "\nMeanwhile:\n" + testimony, failure);
  }

  private static String standingOf(String service) {
    Stack stack = Platform.stack();
    Path log = stack.home().logs().resolve(service + ".log");
    String health = stack.management(service).map(it -> ask(it + "/actuator/health")).orElse("?");
    return Stream.concat(Stream.of(service + " " + health), complaints(log).stream())
        .map(line -> line.substring(0, Math.min(line.length(), WIDTH)))
        .collect(Collectors.joining("\n  "));
  }

  private static String ask(String address) {
    try {
      URLConnection connection = URI.create(address).toURL().openConnection();
      connection.setConnectTimeout((int) LIMIT.toMillis());
      connection.setReadTimeout((int) LIMIT.toMillis());
      try (var answer = connection.getInputStream()) {
        return new String(answer.readAllBytes(), UTF_8);
      }
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<String> complaints(Path log) {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.filter(it -> it.matches("\\S+ +(WARN|ERROR) .*")).toList();
      return all.subList(Math.max(0, all.size() - COMPLAINTS), all.size());
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }
}
