package com.sagamart.starter.inbox;

import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the inbox.
///
/// @param keep how long an event is known again; longer than any topic could deliver it once more
/// @param purgeEvery how often older ones are forgotten
/// @param purgeBatch rows deleted at a time
@ConfigurationProperties("sagamart.inbox")
record InboxProperties(
    @DefaultValue("45d") Duration keep,
    @DefaultValue("1h") Duration purgeEvery,
    @DefaultValue("5000") int purgeBatch) {

  /// Brokers drop whole segments, and each of those waits for its youngest record.
  private static final Duration TOPICS_MAY_KEEP_LONGER = Duration.ofDays(7);

  InboxProperties {
    Duration topics =
        Stream.concat(
                Arrays.stream(Topic.values()).map(Topic::retention),
                Stream.of(Topic.DEAD_LETTER_RETENTION))
            .max(Duration::compareTo)
            .orElseThrow()
            .plus(TOPICS_MAY_KEEP_LONGER);
    if (keep.compareTo(topics) < 0) {
      throw new IllegalArgumentException("sagamart.inbox.keep must be " + topics + " or more");
    }
  }
}
