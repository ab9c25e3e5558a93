package com.sagamart.failpoints;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailpointsTest {

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Failpoints failpoints =
      new Failpoints(new PrintStream(said, false, UTF_8), Crash.HALT);

  @Test
  void doNothingUntilTheyAreArmed() {
    failpoints.arm(Failpoint.AFTER_COMMIT);

    assertThatCode(() -> failpoints.reach(Failpoint.BEFORE_COMMIT)).doesNotThrowAnyException();
    assertThat(said.toString(UTF_8)).isEmpty();
    assertThat(failpoints.armed()).containsExactly(Failpoint.AFTER_COMMIT);
  }

  @Test
  void crashOnceAndSayWhere() {
    failpoints.arm(Failpoint.BETWEEN_BATCH_AND_OFFSET);

    Crash crash =
        catchThrowableOfType(
            Crash.class, () -> failpoints.reach(Failpoint.BETWEEN_BATCH_AND_OFFSET));

    assertThat(crash.exit()).isEqualTo(86);
    assertThat(said.toString(UTF_8).strip())
        .isEqualTo("failpoint between-batch-and-offset reached");
    assertThat(failpoints.armed()).isEmpty();
    assertThatCode(() -> failpoints.reach(Failpoint.BETWEEN_BATCH_AND_OFFSET))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void areArmedByTheirNames(Failpoint failpoint) {
    FailpointsEndpoint endpoint = new FailpointsEndpoint(failpoints);

    assertThat(endpoint.arm(failpoint.wireName()).getStatus()).isEqualTo(204);
    assertThat(endpoint.armed()).containsExactly(failpoint.wireName());
  }

  @Test
  void areNotArmedByAnotherName() {
    FailpointsEndpoint endpoint = new FailpointsEndpoint(failpoints);

    assertThat(endpoint.arm("after-lunch").getStatus()).isEqualTo(404);
    assertThat(endpoint.armed()).isEmpty();
  }

  @Test
  void haveNamesThatFitIntoAnAddress() {
    assertThat(Arrays.stream(Failpoint.values()).map(Failpoint::wireName))
        .containsExactly(
            "before-commit", "after-commit", "after-acknowledgement", "between-batch-and-offset");
  }
}
