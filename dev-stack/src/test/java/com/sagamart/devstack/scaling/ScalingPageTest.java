package com.sagamart.devstack.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScalingPageTest {

  private static final Path PAGE = Repository.file("docs/SCALING.md");

  @Test
  void thePageIsWhatTheModelSays() throws IOException {
    String expected = ScalingPage.ofRepository().render();
    if (Boolean.getBoolean("sagamart.write")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE)
        .as("docs/SCALING.md is stale: its last lines say how it is written anew")
        .hasContent(expected);
  }
}
