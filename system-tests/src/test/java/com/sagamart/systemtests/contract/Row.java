package com.sagamart.systemtests.contract;

import org.junit.jupiter.api.function.Executable;

/// One line of the table.
///
/// @param operation `operationId`, or [Contract#PLATFORM]
/// @param shows the error code or the rule that this row shows, as the document has it
/// @param when under which circumstances
/// @param proof sends what is needed and fails when the answer is another
record Row(String operation, String shows, String when, Executable proof) {

  String name() {
    return when.isEmpty() ? shows : shows + ": " + when;
  }
}
