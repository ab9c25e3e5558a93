package com.sagamart.coupon.web;

import static com.sagamart.contracts.error.ErrorCode.COUPON_SOLD_OUT;
import static com.sagamart.contracts.error.ErrorCode.SERVICE_UNAVAILABLE;
import static com.sagamart.coupon.web.ClaimCounter.MAX_TOGETHER;
import static com.sagamart.coupon.web.ClaimCounter.MAX_WAITING;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.sagamart.coupon.domain.IssueOutcome;
import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.starter.web.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimCounterTest {

  private static final Claim CLAIM = new Claim(9001, 1001);
  private static final IssueOutcome ANSWER = new IssueOutcome.Refused(COUPON_SOLD_OUT);

  private final ClaimDesk desk = mock(ClaimDesk.class);
  private final ClaimCounter counter = new ClaimCounter(desk);
  private final CountDownLatch deskOpens = new CountDownLatch(1);
  private final List<Integer> together = new CopyOnWriteArrayList<>();
  private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    deskOpens.countDown();
    customers.close();
  }

  @Test
  void whoeverWaitsIsServedTogetherAndWhoFindsNoPlaceIsTurnedAway() throws Exception {
    when(desk.decide(any())).thenAnswer(call -> slowly(call.getArgument(0)));
    Future<IssueOutcome> first = customers.submit(() -> counter.decide(CLAIM));
    await().until(() -> together.size() == 1);
    int tooMany = 7;
    var others =
        Stream.generate(() -> customers.submit(() -> counter.decide(CLAIM)))
            .limit(MAX_WAITING + tooMany)
            .toList();
    await().until(() -> others.stream().filter(Future::isDone).count() == tooMany);
    assertThat(others.stream().filter(Future::isDone).map(Future::exceptionNow))
        .allSatisfy(
            turnedAway ->
                assertThat(turnedAway)
                    .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.code()).isEqualTo(SERVICE_UNAVAILABLE)));

    deskOpens.countDown();
    assertThat(first.get()).isEqualTo(ANSWER);
    await().until(() -> others.stream().allMatch(Future::isDone));
    assertThat(others.stream().filter(other -> other.state() == Future.State.SUCCESS))
        .hasSize(MAX_WAITING);
    assertThat(together.subList(1, together.size()))
        .isEqualTo(nCopies(MAX_WAITING / MAX_TOGETHER, MAX_TOGETHER));
  }

  @Test
  void whoHasWaitedForTooLongLeavesTheLineAndTakesNobodyAlong() throws Exception {
    when(desk.decide(any())).thenAnswer(call -> slowly(call.getArgument(0)));
    Future<IssueOutcome> first = customers.submit(() -> counter.decide(CLAIM));
    await().until(() -> together.size() == 1);
    Duration soon = Duration.ofMillis(150);
    Future<IssueOutcome> late =
        customers.submit(
            () -> {
              try (var _ = RequestDeadline.begin(soon, soon)) {
                return counter.decide(CLAIM);
              }
            });
    await().pollDelay(soon.multipliedBy(2)).until(() -> !late.isDone());

    deskOpens.countDown();
    assertThat(first.get()).isEqualTo(ANSWER);
    assertThatThrownBy(late::get).hasCauseInstanceOf(RefusedException.class);
    assertThat(counter.decide(CLAIM)).isEqualTo(ANSWER);
    assertThat(together).as("claims that went to the desk").containsExactly(1, 1);
  }

  @Test
  void aFailureIsToldAndTheNextClaimIsServed() {
    when(desk.decide(any()))
        .thenThrow(new IllegalStateException("away"))
        .thenReturn(List.of(ANSWER));
    assertThatThrownBy(() -> counter.decide(CLAIM)).hasMessage("away");
    assertThat(counter.decide(CLAIM)).isEqualTo(ANSWER);
  }

  private List<IssueOutcome> slowly(List<Claim> claims) throws InterruptedException {
    together.add(claims.size());
    deskOpens.await();
    return nCopies(claims.size(), ANSWER);
  }
}
