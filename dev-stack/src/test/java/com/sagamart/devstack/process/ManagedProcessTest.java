package com.sagamart.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {

  @TempDir private Path directory;

  @AfterEach
  void leaveNothingBehind() {
    process(StandIn.shell("true")).kill();
  }

  @Test
  void startsWaitsUntilReadyAndStops() {
    Path sign = directory.resolve("sign");
    ManagedProcess process =
        process(
            StandIn.shell("echo $GREETING; touch '" + sign + "'; exec sleep 60")
                .readyWhen(() -> Files.exists(sign)));

    process.start();
    process.awaitReady();

    assertThat(process.state()).isEqualTo(ManagedProcess.State.READY);
    assertThat(process.log().tail(10)).containsExactly("hello");
    ProcessHandle running = process.running().orElseThrow();
    process.stop();
    assertThat(running.isAlive()).isFalse();
    assertThat(process.state()).isEqualTo(ManagedProcess.State.DOWN);
  }

  @Test
  void isFoundAgainByAnotherLauncher() {
    ManagedProcess started = process(StandIn.shell("exec sleep 60"));
    started.start();

    ManagedProcess found = process(StandIn.shell("exec sleep 60"));

    assertThat(found.running()).isPresent().isEqualTo(started.running());
  }

  @Test
  void tellsTheLastWordsOfAProgramThatDiesWhileStarting() {
    ManagedProcess process =
        process(StandIn.shell("echo out of luck; exit 3").readyWhen(() -> false));
    process.start();

    assertThatThrownBy(process::awaitReady)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("stand-in died while starting")
        .hasMessageContaining("out of luck")
        .hasMessageContaining(process.log().path().toString());
    assertThat(process.forgetStale()).isFalse();
  }

  @Test
  void forgetsAProcessThatWasKilledByOthers() {
    ManagedProcess process = process(StandIn.shell("exec sleep 60"));
    process.start();
    ManagedProcess.killNow(process.running().orElseThrow());

    assertThat(process.forgetStale()).isTrue();
    assertThat(process.forgetStale()).isFalse();
  }

  @Test
  void letsOthersGoFirstWhenItsProgramIsBehindThem() throws IOException {
    assumeThat(Path.of("/proc/self/autogroup")).exists();
    ManagedProcess process = process(inItsSession().behindOthers());
    process.start();
    process.awaitReady();
    assertThat(shareOf(process)).as("it starts as fast as others").endsWith(" nice 0\n");

    process.letOthersGoFirst();

    assertThat(shareOf(process)).endsWith(" nice 10\n");
  }

  @Test
  void goesOnBesideTheOthersWhenItsProgramIsNotBehindThem() throws IOException {
    assumeThat(Path.of("/proc/self/autogroup")).exists();
    ManagedProcess process = process(inItsSession());
    process.start();
    process.awaitReady();

    process.letOthersGoFirst();

    assertThat(shareOf(process)).endsWith(" nice 0\n");
  }

  /// Before it has its session it is in the one of whoever started it, which may have no share.
  private StandIn inItsSession() {
    Path sign = directory.resolve("in-its-session");
    return StandIn.shell("touch '%s'; exec sleep 60".formatted(sign))
        .readyWhen(() -> Files.exists(sign));
  }

  private static String shareOf(ManagedProcess process) throws IOException {
    String pid = Long.toString(process.running().orElseThrow().pid());
    return Files.readString(Path.of("/proc", pid, "autogroup"));
  }

  @Test
  void saysWhoHasThePort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ManagedProcess process = process(StandIn.shell("exec sleep 60").on(taken.getLocalPort()));

      assertThatThrownBy(process::start)
          .isInstanceOf(StackFailure.class)
          .hasMessageStartingWith(
              "Port " + taken.getLocalPort() + ", which stand-in needs, is taken")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    assertThat(process(StandIn.shell("true")).running()).isEmpty();
  }

  @Test
  void killsStraysOfThisStackAndNobodyElses() throws Exception {
    Home home = Home.at(directory);
    Home other = Home.at(directory.resolve("other"));
    Process stray = marked(home);
    Process bystander = marked(other);
    try {
      assertThat(Strays.kill(home)).isEqualTo(1);
      assertThat(stray.waitFor()).isNotZero();
      assertThat(bystander.isAlive()).isTrue();
    } finally {
      bystander.destroyForcibly();
    }
  }

  private static Process marked(Home home) throws IOException {
    return new ProcessBuilder("sh", "-c", "sleep 60; true", home.marker()).start();
  }

  private ManagedProcess process(StandIn program) {
    return new ManagedProcess(program, Home.at(directory));
  }
}
