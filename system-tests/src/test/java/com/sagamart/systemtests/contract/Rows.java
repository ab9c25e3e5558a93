package com.sagamart.systemtests.contract;

import com.sagamart.contracts.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.function.Executable;

/// Rows of one operation, written down one after the other.
final class Rows {

  private final String operation;
  private final List<Row> rows = new ArrayList<>();

  private Rows(String operation) {
    this.operation = operation;
  }

  static Rows of(String operation) {
    return new Rows(operation);
  }

  /// The rule, in the document's words, is shown by this.
  Rows rule(String rule, Executable proof) {
    rows.add(new Row(operation, rule, "", proof));
    return this;
  }

  /// This call is answered with this error.
  Rows refuses(ErrorCode code, String when, Supplier<Call> call) {
    return refusal(code, when, () -> call.get().send().refusedWith(code));
  }

  /// This call shows both the rule and the code that it ends with.
  Rows refusesBy(ErrorCode code, String rule, Supplier<Call> call) {
    return rule(rule, () -> call.get().send().refusedWith(code)).refuses(code, "", call);
  }

  /// This is how the error comes about.
  Rows refusal(ErrorCode code, String when, Executable proof) {
    rows.add(new Row(operation, code.name(), when, proof));
    return this;
  }

  List<Row> list() {
    return List.copyOf(rows);
  }
}
