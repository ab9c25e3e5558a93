package com.sagamart.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.saga.OrderSaga;
import com.sagamart.contracts.saga.Participant;
import com.sagamart.contracts.wire.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RebuildableTest {

  @Test
  void itsTopicsAreKeptForLongerThanItsLongestWindow() {
    assertThat(OrderSaga.subscriptionsOf(Participant.RANKING))
        .isNotEmpty()
        .extracting(Topic::retention)
        .allSatisfy(kept -> assertThat(kept).isGreaterThan(Duration.ofDays(TopProducts.MAX_DAYS)));
  }
}
