package com.sagamart.contracts.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Every threat in `docs/SECURITY.md` names a test, and every test that it names is there.
class SecurityPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!threat )[^|-][^|]*\\|.*\\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
  private static final int RISKS = 10;

  private final String page = Repository.read(Repository.root().resolve("docs/SECURITY.md"));

  @Test
  void everyTestThatItNamesIsThere() {
    assertThat(missingIn(page)).isEmpty();
  }

  @Test
  void everyThreatNamesATest() {
    List<String> rows = ROW.matcher(page).results().map(it -> it.group()).toList();
    assertThat(rows).hasSizeGreaterThan(RISKS).allMatch(row -> TEST.matcher(row).find());
  }

  @Test
  void everyRiskOfTheTenHasAThreat() {
    assertThat(IntStream.rangeClosed(1, RISKS).mapToObj("(API%d)"::formatted))
        .allMatch(page::contains);
  }

  @Test
  void wouldMissATest() {
    assertThat(missingIn("`GoneTest`, `LinksTest.gone`, `LinksTest.seesALinkToNothing`"))
        .containsExactly("`GoneTest`", "`LinksTest.gone`");
  }

  private static List<String> missingIn(String text) {
    List<Path> files = Repository.files().toList();
    return TEST.matcher(text)
        .results()
        .filter(it -> !isThere(files, it.group(1), it.group(2)))
        .map(it -> it.group())
        .toList();
  }

  /// Several modules may have a test of this name: one has the method.
  private static boolean isThere(List<Path> files, String test, @Nullable String method) {
    Stream<Path> found = files.stream().filter(it -> it.endsWith(test + ".java"));
    return found.anyMatch(
        it -> method == null || Repository.read(it).contains("void " + method + "("));
  }
}
