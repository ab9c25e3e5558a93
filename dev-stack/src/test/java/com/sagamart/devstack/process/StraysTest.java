package com.sagamart.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sagamart.devstack.home.Home;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysTest {

  @TempDir private Path directory;
  private Home home;
  private Process process;

  @BeforeEach
  void aProcessWithALongCommandLine() throws IOException {
    home = Home.at(directory);
    process = start();
  }

  private Process start() throws IOException {
    return new ProcessBuilder("sh", "-c", "sleep 60; :", home.marker(), "x".repeat(10_000)).start();
  }

  @AfterEach
  void isLeftByNobody() {
    process.destroyForcibly();
  }

  @Test
  void areFoundHoweverLongTheirCommandLine() {
    assertThat(Strays.belongsTo(process.toHandle(), home)).isTrue();
    assertThat(Strays.kill(home)).isEqualTo(1);
    assertThat(process.toHandle().onExit().join().isAlive()).isFalse();
  }

  @Test
  void areFoundWhateverTheNameOfTheirFolder() throws IOException {
    String name = "my shop 가게";
    String ofPaths = System.getProperty("sun.jnu.encoding", "UTF-8");
    assumeTrue(Charset.forName(ofPaths).newEncoder().canEncode(name), "no such folder here");
    home = Home.at(directory.resolve(name));
    Process there = start();

    assertThat(Strays.kill(home)).isEqualTo(1);
    assertThat(there.toHandle().onExit().join().isAlive()).isFalse();
  }

  @Test
  void areFoundWhereTheMarkIsPartOfAnArgument() throws IOException {
    home = Home.at(directory.resolve("watched"));
    Process there =
        new ProcessBuilder("sh", "-c", "sleep 60; :", "--web.page-title=" + home.marker()).start();

    assertThat(Strays.kill(home)).isEqualTo(1);
    assertThat(there.toHandle().onExit().join().isAlive()).isFalse();
  }

  @Test
  void areOnlyThoseOfThisStack() {
    Home another = Home.at(directory.resolve("another"));

    assertThat(Strays.kill(another)).isZero();
    assertThat(process.isAlive()).isTrue();
  }
}
