package com.sagamart.devstack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Findings money = new Findings("money");
  private final Findings stock = new Findings("all stock");

  @Test
  void linesUpWhatWasLookedAt() {
    money.lookedAt(1_234, "wallets");
    stock.lookedAt(2, "products");
    stock.certain("product 101: 1 unit is gone");

    assertThat(Report.of(List.of(money, stock), List.of()).text().lines())
        .containsExactly(
            "INVARIANT  LOOKED AT      VIOLATIONS",
            "money      1,234 wallets           0",
            "all stock  2 products              1",
            "",
            "all stock",
            "  product 101: 1 unit is gone",
            "1 violation.");
  }

  @Test
  void printsTwentyViolationsAndCountsTheRest() {
    IntStream.range(0, Findings.MOST_KEPT + 5).forEach(i -> money.certain("wallet " + i));

    Report report = Report.of(List.of(money), List.of());

    assertThat(report.text())
        .contains("  wallet 19")
        .doesNotContain("  wallet 20")
        .contains("  and 9,985 more")
        .endsWith("10,005 violations.");
    assertThat(report.isClean()).isFalse();
  }

  @Test
  void isNoProofWhenRestWasNotReached() {
    Report report = Report.of(List.of(money), List.of("3 orders are PENDING"));

    assertThat(report.isClean()).isFalse();
    assertThat(report.text()).contains("not at rest: 3 orders are PENDING").contains("no proof");
  }

  @Test
  void isCleanWhenNothingIsWrong() {
    Report report = Report.of(List.of(money), List.of());

    assertThat(report.isClean()).isTrue();
    assertThat(report.text()).endsWith("Everything adds up.");
  }
}
