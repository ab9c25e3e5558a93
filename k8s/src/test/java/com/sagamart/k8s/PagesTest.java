package com.sagamart.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What pages tell somebody to type is about what is there.
class PagesTest {

  private static final Pattern COMMAND = Pattern.compile("kubectl (?!kustomize|apply)[^`\\n|]+");
  private static final Pattern OBJECT = Pattern.compile("\\b(deployment|service)/([a-z-]+)");
  private static final Pattern LABEL = Pattern.compile(" -l (\\S+)=(\\S+)");

  @Test
  void aCommandSaysInWhichNamespace() throws IOException {
    assertThat(commands())
        .hasSizeGreaterThan(10)
        .allSatisfy(it -> assertThat(it).contains("-n sagamart"));
  }

  @Test
  void aCommandNamesWhatIsThere() throws IOException {
    List<String> there =
        Stream.of("Deployment", "Service")
            .flatMap(Overlay.LOCAL::all)
            .map(it -> it.kind().toLowerCase(Locale.ROOT) + "/" + it.name())
            .toList();
    assertThat(found(OBJECT, commands())).isNotEmpty().isSubsetOf(there);
  }

  @Test
  void aCommandAsksForALabelThatSomethingHas() throws IOException {
    List<String> there =
        Overlay.LOCAL
            .all("Deployment")
            .flatMap(it -> it.words("/metadata/labels").entrySet().stream())
            .map(it -> " -l " + it.getKey() + "=" + it.getValue())
            .toList();
    assertThat(found(LABEL, commands())).isNotEmpty().isSubsetOf(there);
  }

  private static List<String> found(Pattern pattern, List<String> commands) {
    return commands.stream()
        .flatMap(it -> pattern.matcher(it).results())
        .map(MatchResult::group)
        .toList();
  }

  private static List<String> commands() throws IOException {
    try (Stream<Path> pages = Files.walk(Sources.root().resolve("docs"))) {
      return Stream.concat(
              pages.filter(it -> it.toString().endsWith(".md")).map(Path::toString),
              Stream.of("README.md", "k8s/README.md"))
          .flatMap(it -> COMMAND.matcher(Sources.read(it)).results())
          .map(MatchResult::group)
          .toList();
    }
  }
}
