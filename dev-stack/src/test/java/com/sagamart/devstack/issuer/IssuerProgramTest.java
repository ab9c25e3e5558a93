package com.sagamart.devstack.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerProgramTest {

  @TempDir private Path directory;

  @Test
  void refusesToRunOutsideTheEmbeddedStack() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Installation.java(),
                "-cp",
                Installation.current().classPath(Home.at(directory)),
                IssuerProgram.class.getName(),
                "0",
                directory.resolve("key.json").toString())
            .redirectErrorStream(true);
    builder.environment().remove(IssuerProgram.EMBEDDED);
    Process process = builder.start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .contains("runs only inside the embedded stack");
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(directory.resolve("key.json")).doesNotExist();
  }
}
