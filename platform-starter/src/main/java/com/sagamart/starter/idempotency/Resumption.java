package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.deadline.RequestDeadline;
import com.sagamart.starter.web.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;

/// Answers requests whose work is committed before their reply is known: the key is written with
/// the work, the reply afterwards. If an attempt ends in between, the next takes up what it made.
class Resumption {

  private final KeyTable keys;
  private final Once once;
  private final Duration lease;

  Resumption(KeyTable keys, Once once, Duration lease) {
    this.keys = keys;
    this.once = once;
    this.lease = lease;
  }

  /// The reply that is known, or else that of `work`, which throws no refusal of its own. Throws
  /// [RefusedException] with `REQUEST_IN_PROGRESS` while another attempt is at it.
  Reply answer(KeyedRequest request, Work work) throws Exception {
    Optional<Kept> kept = keys.find(request);
    Optional<Reply> known = kept.flatMap(found -> found.replyTo(request));
    if (known.isPresent()) {
      return known.get();
    }
    if (kept.isPresent() && !keys.takeOver(request, lease)) {
      throw new RefusedException(ErrorCode.REQUEST_IN_PROGRESS);
    }
    Attempt attempt =
        new Attempt(kept.map(Kept::resource).orElse(null), id -> keys.claim(request, id, lease));
    try {
      Reply reply = made(work, attempt);
      if (!reply.isFailure()) {
        return keep(request, attempt, reply);
      }
      giveBack(request, attempt);
      return reply;
    } catch (Exception e) {
      giveBack(request, attempt);
      throw e;
    }
  }

  /// By now the work's time may be over, as it waits for others, and its reply is to be kept yet.
  private static Reply made(Work work, Attempt attempt) throws Exception {
    try {
      return work.attempt(attempt);
    } finally {
      RequestDeadline.leaveTheRestToTheAnswer();
    }
  }

  /// The first reply that is kept is everybody's reply.
  private Reply keep(KeyedRequest request, Attempt attempt, Reply reply) throws Exception {
    if (!attempt.isUnderway()) {
      return once.answer(request, () -> reply);
    }
    return keys.complete(request, reply)
        ? reply
        : keys.find(request).flatMap(kept -> kept.replyTo(request)).orElse(reply);
  }

  private void giveBack(KeyedRequest request, Attempt attempt) {
    try {
      if (attempt.isUnderway()) {
        keys.giveBack(request);
      }
    } catch (DataAccessException _) {
      // The lease ends by itself.
    }
  }

  /// What a handler does in one attempt.
  @FunctionalInterface
  interface Work {
    Reply attempt(Attempt attempt) throws Exception;
  }
}
