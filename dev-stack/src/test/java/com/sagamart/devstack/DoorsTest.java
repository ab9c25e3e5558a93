package com.sagamart.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.proxy.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorsTest {

  /// Ports of a stack that nobody runs.
  private static final Shape SHAPE = Shape.single(13_700).with(Fitting.DOORS);

  @TempDir private Path directory;

  @Test
  void areTwoForEachServiceWhereItLooksForThem() {
    try (Doors doors = Doors.open(SHAPE)) {
      assertThat(doors.postgres("wallet-service").port()).isEqualTo(23_784);
      assertThat(doors.kafka("wallet-service").port()).isEqualTo(24_784);
      assertThat(doors.kafka("wallet-service-2")).isSameAs(doors.kafka("wallet-service"));
      assertThat(List.of("order", "inventory", "coupon", "ranking"))
          .allSatisfy(it -> assertThat(doors.kafka(it + "-service")).isNotNull());
      assertThatThrownBy(() -> doors.kafka("gateway"))
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("gateway has no doors");
    }
  }

  @Test
  void healTogether() {
    try (Doors doors = Doors.open(SHAPE)) {
      doors.postgres("wallet-service").blackhole();
      doors.kafka("order-service").blackhole();

      doors.heal();

      assertThat(doors.postgres("wallet-service").fault()).isEqualTo(new Fault.None());
      assertThat(doors.kafka("order-service").fault()).isEqualTo(new Fault.None());
    }
  }

  @Test
  void areNoneWhereNobodyWantsThem() {
    try (Doors doors = Doors.open(Shape.single(0))) {
      assertThatThrownBy(() -> doors.postgres("wallet-service")).isInstanceOf(StackFailure.class);
    }
  }

  @Test
  void closeWhenOneOfThemCannotBeOpened() {
    try (Doors _ = Doors.open(SHAPE)) {
      assertThatThrownBy(() -> Doors.open(SHAPE)).isInstanceOf(StackFailure.class);
    }
    Doors.open(SHAPE).close();
  }

  @Test
  void mustBeOpenBeforeTheStackStarts() {
    Stack stack = Stack.at(Home.at(directory), SHAPE, Map.of(), _ -> {});

    assertThatThrownBy(() -> stack.up(false))
        .isInstanceOf(StackFailure.class)
        .hasMessage("A stack with doors starts only after they have been opened.");
  }
}
