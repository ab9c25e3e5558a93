package com.sagamart.starter.inbox;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboxPropertiesTest {

  private static final Duration A_WEEK = Duration.ofDays(7);

  @Test
  void remembersNoShorterThanADeadLetterOrATopicCanBringSomethingBack() {
    Duration least = Topic.DEAD_LETTER_RETENTION.plus(A_WEEK);

    assertThatNoException().isThrownBy(() -> keeping(least));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> keeping(least.minusSeconds(1)))
        .withMessageContaining("sagamart.inbox.keep must be " + least);
    for (Topic topic : Topic.values()) {
      Duration tooShort = topic.retention().plus(A_WEEK).minusSeconds(1);
      assertThatIllegalArgumentException().isThrownBy(() -> keeping(tooShort));
    }
  }

  private static void keeping(Duration keep) {
    new InboxProperties(keep, Duration.ofHours(1), 1);
  }
}
