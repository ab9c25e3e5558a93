package com.sagamart.starter.group;

import static com.sagamart.contracts.error.ErrorCode.SERVICE_UNAVAILABLE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.starter.web.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@Timeout(30)
class GroupCommitTest {

  private static final int MOST_WAITING = 40;
  private static final int MOST_TOGETHER = 10;
  private static final int FIRST = -1;
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  /// More than leaves nothing for the line, and soon over.
  private static final Duration SOON = Duration.ofMillis(250);

  private final GroupCommit<Integer, String> group =
      new GroupCommit<>(MOST_WAITING, MOST_TOGETHER, this::serve);
  private final CountDownLatch deskOpens = new CountDownLatch(1);
  private final List<List<Integer>> transactions = new CopyOnWriteArrayList<>();
  private final ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Runnable commit = () -> {};

  @AfterEach
  void close() {
    deskOpens.countDown();
    customers.shutdownNow();
  }

  @Test
  void whoeverWaitsIsServedTogetherAndEachGetsItsOwnAnswer() throws Exception {
    Future<String> first = atTheDesk();
    List<Future<String>> others = IntStream.range(0, MOST_WAITING).mapToObj(this::ask).toList();
    awaitLine(MOST_WAITING);
    deskOpens.countDown();

    assertThat(first.get()).isEqualTo("answer to -1");
    for (int i = 0; i < MOST_WAITING; i++) {
      assertThat(others.get(i).get()).isEqualTo("answer to " + i);
    }
    assertThat(transactions.stream().map(List::size))
        .isEqualTo(List.of(1, MOST_TOGETHER, MOST_TOGETHER, MOST_TOGETHER, MOST_TOGETHER));
  }

  @Test
  void whoFindsNoPlaceInTheLineIsTurnedAway() throws Exception {
    Future<String> first = atTheDesk();
    List<Future<String>> others = IntStream.range(0, MOST_WAITING).mapToObj(this::ask).toList();
    awaitLine(MOST_WAITING);
    assertThatThrownBy(() -> group.ask(99)).satisfies(GroupCommitTest::isTurnedAway);

    deskOpens.countDown();
    assertThat(first.get()).isEqualTo("answer to -1");
    for (Future<String> other : others) {
      assertThat(other.get()).startsWith("answer");
    }
    assertThat(transactions).noneMatch(transaction -> transaction.contains(99));
  }

  @Test
  void whoHasWaitedForTooLongLeavesTheLineAndTakesNobodyAlong() throws Exception {
    Future<String> first = atTheDesk();
    Future<String> late = askWithin(SOON, 7);
    assertThat(late).failsWithin(SOON.multipliedBy(8));
    isTurnedAway(late.exceptionNow());
    assertThat(first).as("is still at the desk").isNotDone();

    deskOpens.countDown();
    assertThat(first.get()).isEqualTo("answer to -1");
    assertThat(group.ask(8)).isEqualTo("answer to 8");
    assertThat(transactions).containsExactly(List.of(FIRST), List.of(8));
  }

  @Test
  void whoHasNoTimeLeftIsNotEvenServedAtAFreeDesk() {
    Future<String> late = askWithin(Duration.ofMillis(50), 7);
    assertThat(late).failsWithin(SOON.multipliedBy(8));
    isTurnedAway(late.exceptionNow());
    assertThat(transactions).isEmpty();
  }

  @Test
  void whoIsInterruptedLeavesTheLine() throws Exception {
    Future<String> first = atTheDesk();
    Thread interrupted =
        Thread.ofVirtual().start(() -> assertThatThrownBy(() -> group.ask(7)).isNotNull());
    awaitLine(1);
    interrupted.interrupt();
    assertThat(interrupted.join(SOON.multipliedBy(8))).as("has left").isTrue();
    deskOpens.countDown();
    assertThat(first.get()).isEqualTo("answer to -1");
    assertThat(transactions).containsExactly(List.of(FIRST));
  }

  @Test
  void whoIsAtTheDeskIsAnsweredHoweverLateItGets() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Future<String> first = atTheDesk();
    Future<String> second = ask(6);
    awaitLine(1);
    Future<String> late = askWithin(SOON, 7);
    awaitLine(2);
    commit = () -> pass(goOn);
    deskOpens.countDown();
    await().atMost(MAX_WAIT).until(() -> transactions.contains(List.of(6, 7)));
    await().pollDelay(SOON.multipliedBy(2)).until(() -> !late.isDone());
    goOn.countDown();
    assertThat(late.get()).isEqualTo("answer to 7");
    assertThat(second.get()).isEqualTo("answer to 6");
    assertThat(first.get()).isEqualTo("answer to -1");
  }

  @Test
  void aFailureIsToldToAllWhoWereTogetherAndTheNextIsServed() throws Exception {
    Future<String> first = atTheDesk();
    List<Future<String>> others = IntStream.range(0, 3).mapToObj(this::ask).toList();
    awaitLine(3);
    commit =
        () -> {
          throw new IllegalStateException("away");
        };
    deskOpens.countDown();
    awaitAnswers(others);
    assertThat(others)
        .allSatisfy(other -> assertThatThrownBy(other::get).rootCause().hasMessage("away"));
    assertThat(first.get()).isEqualTo("answer to -1");
    commit = () -> {};
    assertThat(group.ask(8)).isEqualTo("answer to 8");
    assertThat(transactions.stream().map(List::size)).containsExactly(1, 3, 1);
  }

  @Test
  void anErrorLeavesNobodyWaiting() throws Exception {
    Future<String> first = atTheDesk();
    List<Future<String>> others = IntStream.range(0, 3).mapToObj(this::ask).toList();
    awaitLine(3);
    commit =
        () -> {
          throw new StackOverflowError("too deep");
        };
    deskOpens.countDown();
    awaitAnswers(others);
    for (Future<String> other : others) {
      assertThatThrownBy(other::get).rootCause().hasMessage("too deep");
    }
    assertThat(first.get()).isEqualTo("answer to -1");
  }

  @Test
  void inATransactionOfItsCallersItIsDoneThereAloneWhoeverIsAtTheDesk() throws Exception {
    Future<String> first = atTheDesk();
    TransactionSynchronizationManager.setActualTransactionActive(true);
    try {
      assertThat(group.ask(7)).isEqualTo("answer to 7");
    } finally {
      TransactionSynchronizationManager.setActualTransactionActive(false);
    }
    assertThat(first).isNotDone();
    assertThat(transactions).containsExactly(List.of(FIRST), List.of(7));
  }

  /// A lost call would leave somebody in the line at a free desk.
  @Test
  void aCrowdThatComesAndGivesUpIsServedToTheLast() {
    commit = Thread::yield;
    List<Future<String>> crowd =
        IntStream.range(0, 5_000)
            .mapToObj(i -> i % 3 == 0 ? askWithin(Duration.ofMillis(101 + i % 7), i) : ask(i))
            .toList();
    awaitAnswers(crowd);
    int answered = 0;
    for (Future<String> one : crowd) {
      if (one.state() == Future.State.SUCCESS) {
        answered++;
      } else {
        isTurnedAway(one.exceptionNow());
      }
    }
    assertThat(transactions.stream().mapToInt(List::size).sum()).isEqualTo(answered).isPositive();
  }

  /// The first, who is served until the desk opens.
  private Future<String> atTheDesk() {
    Future<String> first = ask(FIRST);
    await().atMost(MAX_WAIT).until(() -> transactions.size() == 1);
    return first;
  }

  private Future<String> ask(int question) {
    return customers.submit(() -> group.ask(question));
  }

  private Future<String> askWithin(Duration work, int question) {
    return customers.submit(
        () -> {
          try (var _ = RequestDeadline.begin(work, work)) {
            return group.ask(question);
          }
        });
  }

  private static void awaitAnswers(List<Future<String>> customers) {
    await().atMost(MAX_WAIT).until(() -> customers.stream().allMatch(Future::isDone));
  }

  private void awaitLine(int length) {
    await().atMost(MAX_WAIT).until(() -> group.length() == length);
  }

  private List<String> serve(List<Integer> questions) {
    transactions.add(questions);
    if (questions.contains(FIRST)) {
      pass(deskOpens);
    } else {
      commit.run();
    }
    return questions.stream().map(question -> "answer to " + question).toList();
  }

  private static void isTurnedAway(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.code()).isEqualTo(SERVICE_UNAVAILABLE));
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(MAX_WAIT.toSeconds(), SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
