package com.sagamart.devstack;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.OnInterrupt;
import com.sagamart.devstack.service.AotCache;
import com.sagamart.devstack.service.ServiceProgram;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The training run of a build: one service and the gateway start on a foundation of their own, and
/// leave an AOT cache behind when they stop. All services start from it in a fraction of the time.
public final class Training {

  /// Away from a developer's own stack, from that of the tests, and from that of chaos, whose doors
  /// take up to 4,000 more.
  private static final int DISTANCE = 7_000;

  /// How long a JVM may take to write its cache, which it does when it ends.
  private static final Duration WRITE_LIMIT = Duration.ofMinutes(3);

  private final Installation build = Installation.current();
  private final Home home = Home.at(build.services().resolveSibling("training"));
  private final Shape shape;
  private final List<ServiceProgram> trainees;
  private final Consumer<String> report;

  /// @param portOffset of the stack that is to profit
  /// @param report told what happens, a line at a time
  public Training(int portOffset, Consumer<String> report) {
    this.shape = Shape.single((portOffset + DISTANCE) % Ports.MAX_OFFSET);
    this.trainees = Topology.trainees(home, shape, build);
    this.report = report;
  }

  /// Whether a cache is missing.
  public boolean isNeeded() {
    return !trainees.stream().map(ServiceProgram::cache).allMatch(AotCache::exists);
  }

  /// Makes the caches, and forgets those of earlier builds.
  public void run() {
    try (StackLock _ = StackLock.on(home)) {
      train();
      forgetEarlier();
    } catch (IOException e) {
      throw new StackFailure("The AOT cache cannot be kept: " + e.getMessage(), e);
    } finally {
      Home.delete(home.directory());
    }
  }

  private void train() throws IOException {
    List<ManagedProcess> foundation =
        Topology.managed(home, Topology.foundation(home, shape, build));
    List<ManagedProcess> inTraining = Topology.managed(home, trainees.stream());
    Startup startup =
        new Startup(Stream.concat(foundation.stream(), inTraining.stream()).toList(), report);
    try (OnInterrupt _ = new OnInterrupt(startup::abort)) {
      startup.run();
      report.accept("            writing the AOT caches");
      inTraining.parallelStream().forEach(process -> process.stop(WRITE_LIMIT));
      for (ServiceProgram trainee : trainees) {
        if (!trainee.cache().keep()) {
          throw new StackFailure(trainee.name() + " left no AOT cache behind.");
        }
      }
    } finally {
      startup.abort();
    }
  }

  private void forgetEarlier() throws IOException {
    List<Path> current = trainees.stream().map(ServiceProgram::cache).map(AotCache::file).toList();
    List<Path> earlier = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(build.services(), "*.aot*")) {
      files.forEach(earlier::add);
    }
    earlier.removeAll(current);
    earlier.forEach(Home::delete);
  }
}
