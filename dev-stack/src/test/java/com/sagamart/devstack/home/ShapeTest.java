package com.sagamart.devstack.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

  @TempDir private Path directory;

  @Test
  void isOneOfEachWhereNothingWasStarted() {
    assertThat(Shape.remembered(Home.at(directory))).isEqualTo(Shape.single(0));
  }

  @Test
  void isRememberedUntilAllIsForgotten() {
    Home home = Home.at(directory);
    new Shape(500, 2).remember(home);
    assertThat(Shape.remembered(home)).isEqualTo(new Shape(500, 2));

    home.wipe();

    assertThat(Shape.remembered(home)).isEqualTo(Shape.single(0));
  }

  @Test
  void isRememberedWithWhatItCanBeBrokenWith() {
    Home home = Home.at(directory);
    Shape breakable = new Shape(500, 2).with(Fitting.FAILPOINTS);
    breakable.remember(home);
    assertThat(Shape.remembered(home)).isEqualTo(breakable).isNotEqualTo(new Shape(500, 2));
    assertThat(breakable.inWords())
        .isEqualTo("port offset 500 and 2 of every program, fitted with [FAILPOINTS]");

    home.wipe();

    assertThat(Shape.remembered(home).fittings()).isEmpty();
  }

  @Test
  void isRememberedWithWhatWatchesIt() {
    Home home = Home.at(directory);
    Shape.single(500).with(Fitting.PROMETHEUS).remember(home);
    assertThat(Shape.remembered(home).has(Fitting.PROMETHEUS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, Shape.MAX_REPLICAS + 1})
  void refusesReplicasThatTheMachineHasNoPortsFor(int replicas) {
    assertThatThrownBy(() -> new Shape(0, replicas))
        .isInstanceOf(StackFailure.class)
        .hasMessage("There can be 1 to 3 replicas.");
  }
}
