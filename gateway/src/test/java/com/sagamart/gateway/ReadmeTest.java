package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/// The README's table of calls against the routing table.
class ReadmeTest {

  private static final Pattern CALL = Pattern.compile("`(GET|POST|PUT|PATCH) (/v1/[^`?]+)[^`]*`");

  @Test
  void promisesNoCallThatLeadsNowhere() throws IOException {
    List<String> calls =
        CALL.matcher(Files.readString(Path.of("..", "README.md")))
            .results()
            .map(found -> found.group(1) + " " + found.group(2))
            .toList();

    assertThat(calls).hasSizeGreaterThan(15).allMatch(ReadmeTest::leadsSomewhere);
  }

  @Test
  void namesSomethingBehindEachLineOfTheRoutingTable() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));

    assertThat(RouteTable.RULES).extracting(RouteRule::path).allMatch(readme::contains);
  }

  private static boolean leadsSomewhere(String call) {
    HttpMethod method = HttpMethod.valueOf(call.substring(0, call.indexOf(' ')));
    PathContainer path =
        PathContainer.parsePath(
            call.substring(call.indexOf(' ') + 1).strip().replaceAll("\\{[^}]*}", "1"));
    return RouteTable.RULES.stream()
        .filter(rule -> PathPatternParser.defaultInstance.parse(rule.path()).matches(path))
        .findFirst()
        .filter(rule -> rule.allows(method))
        .isPresent();
  }
}
