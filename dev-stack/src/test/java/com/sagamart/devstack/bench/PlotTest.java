package com.sagamart.devstack.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.bench.Plot.Mark;
import com.sagamart.devstack.bench.Plot.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

  @Test
  void theLineGoesFromCornerToCorner() {
    Plot plot = new Plot("it", List.of(new Point(0, 0), new Point(2, 8)), List.of());

    assertThat(plot.svg()).contains("points='60.0,190.0 500.0,30.0'");
  }

  @Test
  void marksBesideTheLineAreLeftOut() {
    List<Mark> marks = List.of(new Mark(1, "inside"), new Mark(3, "outside"));

    assertThat(new Plot("it", List.of(new Point(0, 0), new Point(2, 1)), marks).svg())
        .contains("inside")
        .doesNotContain("outside");
  }

  @Test
  void anAxisEndsWithARoundNumber() {
    assertThat(Plot.round(0)).isEqualTo(1);
    assertThat(Plot.round(130)).isEqualTo(200);
    assertThat(Plot.round(41)).isEqualTo(80);
    assertThat(Plot.round(900)).isEqualTo(1_000);
  }
}
