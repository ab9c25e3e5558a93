package com.sagamart.contracts.page;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A page that points to a file long gone is worse than no page.
class LinksTest {

  private static final Set<String> NAMES =
      Repository.files().map(file -> file.getFileName().toString()).collect(toUnmodifiableSet());

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]+)(?:#[^)]*)?\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");

  /// A path with a folder in it.
  private static final Pattern REPO_PATH = Pattern.compile("(?!\\./)[\\w.-]+(/[\\w.-]+)+/?");

  /// A file of a kind that only a repository has, wherever it is.
  private static final Pattern FILE_NAME = Pattern.compile("[\\w-]+\\.(md|java|sql|ya?ml|xml)");

  /// What is written like a path and is none: media types, rates, and what running the thing makes.
  private static final Pattern NO_FILE =
      Pattern.compile("(application|text)/.*|\\d+/s|(.*/)?(target|\\.sagamart)(/.*)?");

  @TestFactory
  Stream<DynamicTest> everyPagePointsToWhatIsThere() {
    return Repository.pages()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    Repository.root().relativize(page).toString(),
                    () -> assertThat(danglingIn(page, Repository.read(page))).isEmpty()));
  }

  @Test
  void seesALinkToNothing() {
    assertThat(danglingIn(readme(), "[this](docs/GONE.md#part) and [that](README.md#part)"))
        .containsExactly("docs/GONE.md");
  }

  @Test
  void seesALinkThatStartsAtTheWrongFolder() {
    Path page = Repository.root().resolve("docs/SAGA.md");
    assertThat(danglingIn(page, "[wrong](docs/SAGA.md), [right](../README.md), `docs/SAGA.md`"))
        .containsExactly("docs/SAGA.md");
  }

  @Test
  void seesAPathToNothing() {
    assertThat(
            danglingIn(readme(), "`docs/GONE.java`, `GONE.md`, `LinksTest.java`, `docs/SAGA.md`"))
        .containsExactly("docs/GONE.java", "GONE.md");
  }

  @Test
  void leavesAloneWhatIsNoPathOfTheRepository() {
    String text =
        """
        [far](https://example.org/x) `POST /v1/orders` `application/json` `a/b c` `1/2<x>`
        `./sagamart` `.sagamart/logs/x.log` `wallet-service/target/x.jar` `<topic>.dlt` `Wallets.of`
        ```
        `docs/IN-A-BLOCK.md`
        ```
        """;
    assertThat(danglingIn(readme(), text)).isEmpty();
  }

  private static List<String> danglingIn(Path page, String text) {
    String prose = FENCED.matcher(text).replaceAll("");
    return Stream.of(
            found(LINK, prose).filter(link -> !link.matches("[a-z]+:.*") && !isAt(page, link)),
            found(CODE, prose).filter(isOf(REPO_PATH)).filter(path -> !isThere(page, path)),
            found(CODE, prose).filter(isOf(FILE_NAME)).filter(name -> !NAMES.contains(name)))
        .flatMap(dangling -> dangling)
        .toList();
  }

  private static Predicate<String> isOf(Pattern pattern) {
    return pattern.asMatchPredicate().and(NO_FILE.asMatchPredicate().negate());
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(hit -> hit.group(1));
  }

  private static boolean isAt(Path page, String target) {
    return Files.exists(page.resolveSibling(target));
  }

  /// Links start at their page; a path in prose may also start at the root.
  private static boolean isThere(Path page, String target) {
    return isAt(page, target) || isAt(readme(), target);
  }

  private static Path readme() {
    return Repository.root().resolve("README.md");
  }
}
