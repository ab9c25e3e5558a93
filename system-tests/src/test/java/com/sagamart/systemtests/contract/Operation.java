package com.sagamart.systemtests.contract;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Set;

/// One call of the API as the document describes it.
///
/// @param id `operationId`
/// @param pointer where it stands in the document
/// @param codes every error that it may answer
/// @param rules every rule that its description states
/// @param open whether it can be called without a token
record Operation(
    String id,
    String method,
    String path,
    String pointer,
    Set<ErrorCode> codes,
    Set<String> rules,
    boolean open) {

  /// What the document knows nothing of.
  static Operation none(String method, String path) {
    return new Operation(method + " " + path, method, path, "", Set.of(), Set.of(), true);
  }

  boolean isDescribed() {
    return !pointer.isEmpty();
  }

  /// The path with its variables filled in, in order.
  String pathOf(Object... variables) {
    String filled = path;
    for (Object variable : variables) {
      filled = filled.replaceFirst("\\{[^}]*}", variable.toString());
    }
    return filled;
  }

  boolean takesABody() {
    return method.equals("POST") || method.equals("PATCH");
  }

  @Override
  public String toString() {
    return id;
  }
}
