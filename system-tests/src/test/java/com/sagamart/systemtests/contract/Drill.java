package com.sagamart.systemtests.contract;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// While something is wrong, every operation is called, all at the same time. It is held once, when
/// the first row wants to know what was answered.
final class Drill {

  private final Trouble trouble;
  private final Function<String, Call> call;
  private final Function<Call, Answer> send;
  private Map<String, CompletableFuture<Answer>> answers = Map.of();

  /// @param call the call of an operation, made ready before the trouble begins
  /// @param send how it is sent
  Drill(Trouble trouble, Function<String, Call> call, Function<Call, Answer> send) {
    this.trouble = trouble;
    this.call = call;
    this.send = send;
  }

  /// What this operation was answered.
  Answer answerTo(String operation) {
    if (answers.isEmpty()) {
      answers = hold();
    }
    CompletableFuture<Answer> answer = requireNonNull(answers.get(operation));
    if (answer.isCompletedExceptionally()
        && answer.exceptionNow() instanceof AssertionError wrong) {
      throw wrong;
    }
    return answer.join();
  }

  private Map<String, CompletableFuture<Answer>> hold() {
    List<Operation> operations = Contract.committed().operations();
    Map<String, Call> calls =
        operations.stream().map(Operation::id).collect(toMap(Function.identity(), call));
    trouble.begin();
    try (ExecutorService everybody = Executors.newVirtualThreadPerTaskExecutor()) {
      return operations.stream()
          .map(Operation::id)
          .collect(
              toMap(
                  Function.identity(),
                  id ->
                      CompletableFuture.supplyAsync(
                          () -> send.apply(requireNonNull(calls.get(id))), everybody)));
    } finally {
      trouble.end();
    }
  }

  /// Something wrong, brought about and ended again.
  interface Trouble {
    void begin();

    void end();
  }
}
