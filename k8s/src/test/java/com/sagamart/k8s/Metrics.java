package com.sagamart.k8s;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The metrics that `docs/METRICS.md` names; a system test compares them with what programs tell.
public final class Metrics {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
  private static final Set<String> KNOWN =
      ROW.matcher(Sources.read("docs/METRICS.md"))
          .results()
          .map(it -> it.group(1))
          .collect(toUnmodifiableSet());

  /// What a rule has made of them, by its name.
  private static final Pattern RECORDED = Pattern.compile("sagamart:\\w+:\\w+");

  /// What stands between braces, brackets and the parentheses of a grouping is no metric.
  private static final Pattern ASIDE =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|without|on|ignoring) \\([^)]*\\)");

  private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?!\\s*\\()");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "by");
  private static final Pattern PART = Pattern.compile("_(bucket|count|sum)$");

  private Metrics() {}

  /// The metrics of an expression that are not on the page.
  public static List<String> unknownIn(String expression) {
    String bare = RECORDED.matcher(ASIDE.matcher(expression).replaceAll("")).replaceAll("");
    return NAME.matcher(bare)
        .results()
        .map(MatchResult::group)
        .filter(it -> !OPERATORS.contains(it))
        .filter(it -> !KNOWN.contains(it) && !KNOWN.contains(PART.matcher(it).replaceFirst("")))
        .toList();
  }
}
