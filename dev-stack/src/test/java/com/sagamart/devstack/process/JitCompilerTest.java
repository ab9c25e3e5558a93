package com.sagamart.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.StackFailure;
import org.junit.jupiter.api.Test;

class JitCompilerTest {

  @Test
  void usesTheQuickCompilerAloneUnlessToldOtherwise() {
    assertThat(JitCompiler.options("quick")).contains("-XX:TieredStopAtLevel=1");
    assertThat(JitCompiler.options("full")).isEmpty();
  }

  @Test
  void saysWhichCompilersThereAre() {
    assertThatThrownBy(() -> JitCompiler.options("fast"))
        .isInstanceOf(StackFailure.class)
        .hasMessage("SAGAMART_COMPILER must be quick or full, not fast.");
  }
}
