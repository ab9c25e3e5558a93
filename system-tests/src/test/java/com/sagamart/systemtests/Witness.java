package com.sagamart.systemtests;

import com.sagamart.contracts.saga.Participant;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Management;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.ManagedProcess;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/// Says beside a failure on the shared stack how its services stood at that moment: their health,
/// and the last of what they complained about. Where tests run for others, that is all that is left
/// of them.
public final class Witness implements TestExecutionExceptionHandler {

  /// Looked through for complaints; most of them are stack traces.
  private static final int LINES = 2_000;

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
    String health = stack.management(service).map(Management::new).map(Witness::ask).orElse("?");
    return Stream.concat(Stream.of(service + " " + health), complaints(stack.process(service)))
        .map(line -> line.substring(0, Math.min(line.length(), WIDTH)))
        .collect(Collectors.joining("\n  "));
  }

  private static String ask(Management service) {
    try {
      return service.health();
    } catch (StackFailure e) {
      return e.toString();
    }
  }

  private static Stream<String> complaints(ManagedProcess process) {
    List<String> all =
        process.log().tail(LINES).stream()
            .filter(it -> it.matches("\\S+ +(WARN|ERROR) .*"))
            .toList();
    return all.stream().skip(Math.max(0, all.size() - COMPLAINTS));
  }
}
