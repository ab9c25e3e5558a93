package com.sagamart.starter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeysTest {

  @Test
  void asksOnceForAllKeysInTheirOrder() {
    List<Long> asked =
        Keys.find(new TreeSet<>(Set.of(3L, 1L, 2L)), keys -> LongStream.of(keys).boxed().toList());

    assertThat(asked).containsExactly(1L, 2L, 3L);
  }

  @Test
  void asksNothingForNoKeys() {
    List<Long> asked =
        Keys.find(
            Set.of(),
            _ -> {
              throw new AssertionError("nothing to ask for");
            });

    assertThat(asked).isEmpty();
  }
}
