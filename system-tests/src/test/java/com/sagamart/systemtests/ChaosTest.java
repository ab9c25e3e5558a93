package com.sagamart.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.chaos.Chaos;
import com.sagamart.devstack.chaos.Extent;
import com.sagamart.devstack.chaos.Happening;
import com.sagamart.devstack.chaos.Outcome;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Shape;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Seven faults of what `./sagamart chaos` does for as long as one likes.
@Tag(OwnStack.TAG)
class ChaosTest {

  /// All ports stay below those that systems give to clients: while a server is down, one of them
  /// may be given its port.
  private static final int PORT_OFFSET = 13_200;

  /// Deals every failpoint among the first seven faults. One that deals differently, since there
  /// are other kinds of fault now, has to be replaced.
  private static final long SEED = 390;

  private static final Extent EXTENT = new Extent(Duration.ofMinutes(1), 7);

  @Test
  void noPromiseIsBrokenWhateverStrikes() {
    Outcome outcome =
        Chaos.run(
            Home.at(Path.of("target", "chaos").toAbsolutePath()),
            Shape.single(PORT_OFFSET),
            SEED,
            EXTENT,
            System.out::println);

    System.out.println(outcome.text());
    assertThat(outcome.isClean()).as(outcome.text()).isTrue();
    assertThat(outcome.happenings())
        .filteredOn(Happening::struck)
        .extracting(Happening::kind)
        .contains(
            "crash before-commit",
            "crash after-commit",
            "crash after-acknowledgement",
            "crash between-batch-and-offset");
    assertThat(outcome.orders().get("PAID")).isPositive();
  }
}
