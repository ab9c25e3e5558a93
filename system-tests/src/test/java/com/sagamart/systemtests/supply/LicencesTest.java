package com.sagamart.systemtests.supply;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.home.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing is shipped on terms that nobody has agreed to. `-Dsagamart.write=true` rewrites
/// the page.
class LicencesTest {

  private static final List<String> PROGRAMS =
      List.of(
          "order-service",
          "inventory-service",
          "coupon-service",
          "wallet-service",
          "ranking-service",
          "gateway");

  /// Where a library offers several, one of these is enough.
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "CC0-1.0",
          "Bouncy Castle Licence");

  /// Agreed to one by one: annotations that spring-kafka brings, LGPL, unchanged and
  /// called by none.
  private static final Set<String> EXCEPTIONS = Set.of("com.github.spotbugs:spotbugs-annotations");

  private static final String HEAD =
      """
      # What others made

      Every library that the six programs are shipped with, and its licences; where there are several, any of them may be
      chosen. Each program's own list, with versions and checksums, is a CycloneDX bill of materials inside its jar, in the
      folder META-INF/sbom. A library on other terms than those that `LicencesTest` allows fails the build.
      This page is generated: `mvn -q test -pl system-tests -am -Dtest=LicencesTest -Dsurefire.failIfNoSpecifiedTests=false
      -Dsagamart.write=true`.

      | library | licence |
      |---|---|
      """;

  private final Path root = Installation.current().root();

  @Test
  void everyLibraryIsShippedOnTermsThatAreAllowed() {
    assertThat(libraries()).hasSizeGreaterThan(100).allMatch(LicencesTest::isAllowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GPL-3.0-only", "LGPL-2.1-only", "SSPL-1.0", "unknown"})
  void otherTermsAreSeen(String licence) {
    assertThat(isAllowed(new Library("a:b", "1", Set.of(licence)))).isFalse();
    assertThat(isAllowed(new Library("a:b", "1", Set.of()))).isFalse();
  }

  @Test
  void thePageListsThemAll() throws IOException {
    Path page = root.resolve("docs/THIRD-PARTY.md");
    String wanted =
        HEAD
            + libraries().stream()
                .map(it -> "| %s | %s |".formatted(it.name(), String.join(", ", it.licences())))
                .distinct()
                .collect(joining("\n"))
            + "\n";
    if (Boolean.getBoolean("sagamart.write")) {
      Files.writeString(page, wanted);
    }
    assertThat(page).hasContent(wanted);
  }

  private static boolean isAllowed(Library library) {
    return EXCEPTIONS.contains(library.name())
        || library.licences().stream().anyMatch(ALLOWED::contains);
  }

  private SortedSet<Library> libraries() {
    return PROGRAMS.stream()
        .flatMap(it -> Library.of(root, it))
        .collect(
            toCollection(
                () ->
                    new TreeSet<>(
                        Comparator.comparing(Library::name).thenComparing(Library::version))));
  }
}
