package com.sagamart.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathCheckTest {

  /// As many segments as the longest first line of a request has room for.
  @Test
  void readsTheDeepestPathThatCanBeSent() {
    assertThat(PathCheck.isUnambiguous("/a".repeat(4_000))).isTrue();
    assertThat(PathCheck.isUnambiguous("/a".repeat(4_000) + "/")).isTrue();
    assertThat(PathCheck.isUnambiguous("/a".repeat(4_000) + "//")).isFalse();
  }
}
