package com.sagamart.ranking;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the ranking.
///
/// @param maxAge how long an answer may be given again before the tables are asked anew
/// @param askLimit how long one question may wait for its turn, and how long it may occupy the
///     database where no request asks it
/// @param windows the numbers of days whose units are kept counted; each costs one more row for
///     every product of a batch
@ConfigurationProperties("sagamart.ranking")
record RankingSettings(
    @DefaultValue("250ms") Duration maxAge,
    @DefaultValue("4s") Duration askLimit,
    @DefaultValue("3") Set<Integer> windows) {

  private static final int MAX_WINDOWS = 4;

  RankingSettings {
    windows = new TreeSet<>(windows);
    if (windows.size() > MAX_WINDOWS) {
      throw new IllegalArgumentException("at most %d windows".formatted(MAX_WINDOWS));
    }
    for (int days : windows) {
      if (days < 1 || days > TopProducts.MAX_DAYS) {
        throw new IllegalArgumentException(
            "a window has 1 to %d days, not %d".formatted(TopProducts.MAX_DAYS, days));
      }
    }
  }
}
