package com.sagamart.systemtests.contract;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/// The contract, row by row: each error code of each operation, and each rule.
@TestInstance(Lifecycle.PER_CLASS)
class ContractTest {

  private static final Contract CONTRACT = Contract.committed();

  private final List<Row> rows = Table.rows();

  @TestFactory
  Stream<DynamicContainer> holds() {
    Map<String, List<Row>> byOperation =
        rows.stream().collect(groupingBy(Row::operation, TreeMap::new, toList()));
    return byOperation.entrySet().stream()
        .map(
            operation ->
                DynamicContainer.dynamicContainer(
                    operation.getKey(),
                    operation.getValue().stream()
                        .map(row -> DynamicTest.dynamicTest(row.name(), row.proof()))));
  }

  @Test
  void everyErrorCodeAndEveryRuleHasARow() {
    Set<String> missing = promised();
    missing.removeAll(shown());
    assertThat(missing).isEmpty();
  }

  @Test
  void noRowShowsWhatTheContractDoesNotSay() {
    Set<String> madeUp = shown();
    madeUp.removeAll(promised());
    assertThat(madeUp).isEmpty();
  }

  private Set<String> shown() {
    var shown = new TreeSet<String>();
    rows.forEach(row -> shown.add(row.operation() + ": " + row.shows()));
    return shown;
  }

  private static Set<String> promised() {
    var promised = new TreeSet<String>();
    CONTRACT.platformRules().forEach(rule -> promised.add(Contract.PLATFORM + ": " + rule));
    var nobodys = EnumSet.allOf(ErrorCode.class);
    for (Operation operation : CONTRACT.operations()) {
      nobodys.removeAll(operation.codes());
      operation.codes().forEach(code -> promised.add(operation + ": " + code));
      operation.rules().forEach(rule -> promised.add(operation + ": " + rule));
    }
    nobodys.forEach(code -> promised.add(Contract.PLATFORM + ": " + code));
    return promised;
  }
}
