package com.sagamart.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With shell scripts in the place of the real programs.
class StartupTest {

  @TempDir private Path directory;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<ManagedProcess> processes = new CopyOnWriteArrayList<>();

  @AfterEach
  void leaveNothingBehind() {
    processes.forEach(ManagedProcess::kill);
  }

  @Test
  void startsAServiceOnlyWhenWhatItNeedsIsReady() {
    start(script("order-service", "exec sleep 60"), script("postgres", "exec sleep 60"));

    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).contains("postgres", "starting");
    assertThat(lines.get(1)).contains("postgres", "ready");
    assertThat(lines.get(2)).contains("order-service", "starting");
    assertThat(lines.get(3)).contains("order-service", "ready");
  }

  @Test
  void stopsEverythingAgainWhenOneDies() {
    ManagedProcess postgres = script("postgres", "exec sleep 60");

    assertThatThrownBy(() -> start(postgres, dying("order-service")))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("order-service died while starting")
        .hasMessageContaining("cannot find my shoes");
    assertThat(postgres.running()).isEmpty();
  }

  @Test
  void leavesAloneWhatRanBefore() {
    ManagedProcess postgres = script("postgres", "exec sleep 60");
    start(postgres);
    ProcessHandle running = postgres.running().orElseThrow();

    assertThatThrownBy(() -> start(postgres, dying("order-service")))
        .isInstanceOf(StackFailure.class);

    assertThat(postgres.running()).contains(running);
  }

  @Test
  void saysThatAProcessWasGone() {
    ManagedProcess postgres = script("postgres", "exec sleep 60");
    start(postgres);
    postgres.running().orElseThrow().destroyForcibly();
    postgres.running().ifPresent(it -> it.onExit().join());

    start(postgres);

    assertThat(lines).anyMatch(line -> line.contains("was gone without being stopped"));
  }

  private void start(ManagedProcess... wanted) {
    processes.addAll(List.of(wanted));
    new Startup(List.of(wanted), lines::add).run();
  }

  private ManagedProcess script(String name, String script) {
    return new ManagedProcess(new Script(name, script, true), Home.at(directory));
  }

  private ManagedProcess dying(String name) {
    return new ManagedProcess(
        new Script(name, "echo cannot find my shoes; exit 1", false), Home.at(directory));
  }

  private record Script(String name, String script, boolean isReady) implements Program {

    @Override
    public List<Integer> ports() {
      return List.of(0); // any
    }

    @Override
    public void prepare() {}

    @Override
    public List<String> command() {
      return List.of("sh", "-c", script);
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }
  }
}
