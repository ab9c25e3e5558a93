package com.sagamart.systemtests.contract;

import static com.sagamart.contracts.error.ErrorCode.INTERNAL_ERROR;
import static com.sagamart.contracts.error.ErrorCode.RATE_LIMITED;
import static com.sagamart.contracts.error.ErrorCode.SERVICE_UNAVAILABLE;
import static com.sagamart.contracts.error.ErrorCode.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.contracts.error.ErrorCode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// What every call is answered when the platform is in trouble, or the caller asks too much.
final class TroubleRows {

  /// More than a bucket for one request a second lets through, however slow the machine.
  private static final int IMPATIENT = 50;

  private TroubleRows() {}

  static List<Row> rows() {
    Samples samples = new Samples();
    Drill limited = new Drill(Troubles.LIMITED, samples::asUser, TroubleRows::askAgainAndAgain);
    Drill down = simply(Troubles.DOWN, samples);
    return Stream.of(
            drill(RATE_LIMITED, "asked again and again", limited),
            drill(INTERNAL_ERROR, "a table is gone", simply(Troubles.BROKEN, samples)),
            drill(SERVICE_UNAVAILABLE, "the database is down", down),
            drill(TIMEOUT, "the service stands still", simply(Troubles.STANDING_STILL, samples)),
            rules(limited, down))
        .flatMap(Function.identity())
        .toList();
  }

  private static Drill simply(Troubles trouble, Samples samples) {
    return new Drill(trouble, samples::of, Call::send);
  }

  private static Stream<Row> drill(ErrorCode code, String when, Drill drill) {
    return Contract.committed().operations().stream()
        .map(Operation::id)
        .map(id -> new Row(id, code.name(), when, () -> drill.answerTo(id).refusedWith(code)));
  }

  private static Stream<Row> rules(Drill limited, Drill down) {
    return Rows.of(Contract.PLATFORM)
        .rule(
            "Too many requests of one user (of one address without a token), or for one resource, are"
                + " 429 `RATE_LIMITED`, with `Retry-After` and `RateLimit-*`.",
            () -> {
              Answer answer = limited.answerTo("chargeWallet").refusedWith(RATE_LIMITED);
              assertThat(answer.header("Retry-After")).isEqualTo("1");
              assertThat(answer.header("RateLimit-Limit")).isEqualTo("1");
              assertThat(answer.header("RateLimit-Remaining")).isEqualTo("0");
              assertThat(answer.header("RateLimit-Reset")).isEqualTo("1");
            })
        .rule(
            "An `ADMIN` is not limited.",
            () -> {
              Troubles.LIMITED.begin();
              try {
                for (int i = 0; i < IMPATIENT; i++) {
                  Call.to("getWallet", 1001).byAdmin().send().ok(200);
                }
              } finally {
                Troubles.LIMITED.end();
              }
            })
        .rule(
            "A 503 `SERVICE_UNAVAILABLE` carries `Retry-After`.",
            () ->
                assertThat(down.answerTo("getProduct").header("Retry-After")).matches("[1-9]\\d*"))
        .list()
        .stream();
  }

  private static Answer askAgainAndAgain(Call call) {
    Answer answer = call.send();
    for (int i = 0; i < IMPATIENT && answer.status() != RATE_LIMITED.status(); i++) {
      answer = call.send();
    }
    return answer;
  }
}
