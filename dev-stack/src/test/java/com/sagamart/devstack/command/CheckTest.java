package com.sagamart.devstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {

  @TempDir private Path directory;

  @Test
  void answersTwoWhenThereIsNothingToLookAt() {
    assertThat(
            Sagamart.commandLine()
                .execute("check", "--home", directory.toString(), "--port-offset", "30000"))
        .isEqualTo(2);
  }
}
