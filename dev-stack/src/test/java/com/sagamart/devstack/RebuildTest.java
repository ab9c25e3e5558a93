package com.sagamart.devstack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.StackFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {

  private static final int UNUSED_OFFSET = 30_000;

  @TempDir private Path directory;

  @Test
  void refusesWhatKnowsMoreThanItsTopics() {
    assertThatThrownBy(() -> Stack.at(directory, UNUSED_OFFSET).rebuild("wallet"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("wallet-service cannot be rebuilt");
  }

  @Test
  void touchesNothingWhileTheStackIsDown() {
    assertThatThrownBy(() -> Stack.at(directory, UNUSED_OFFSET).rebuild("ranking"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("ranking-service needs postgres, which is not running");
  }
}
