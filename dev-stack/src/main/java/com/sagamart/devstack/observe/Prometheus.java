package com.sagamart.devstack.observe;

import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Ports;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.Listening;
import com.sagamart.devstack.process.OnPath;
import com.sagamart.devstack.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The machine's own Prometheus, which scrapes every program of the stack and minds the alerts.
public final class Prometheus implements Program {

  public static final String NAME = "prometheus";

  /// The launcher says the same before it builds anything.
  public static final String MISSING =
      "--observe needs Prometheus, and there is no prometheus on the PATH. Install it (Debian and"
          + " Ubuntu have a package prometheus; others: https://prometheus.io/download), or start"
          + " without: ./sagamart up --no-observe";

  private static final String RETENTION = "7d";
  private static final String MOST_KEPT = "1GB";

  private final Home home;
  private final Installation installation;
  private final Ports ports;
  private final List<Target> targets;

  /// @param targets whom it scrapes
  public Prometheus(Home home, Installation installation, Ports ports, List<Target> targets) {
    this.home = home;
    this.installation = installation;
    this.ports = ports;
    this.targets = List.copyOf(targets);
  }

  /// Refuses when this machine has none.
  public static void requireInstalled() {
    installed();
  }

  private static Path installed() {
    return OnPath.find(NAME).orElseThrow(() -> new StackFailure(MISSING));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Integer> ports() {
    return List.of(ports.prometheus());
  }

  @Override
  public void prepare() {
    try {
      Files.createDirectories(data());
      Path rules = installation.root().resolve("k8s/observability/alerts.yml");
      Files.writeString(settings(), Scraping.of(targets, rules));
    } catch (IOException e) {
      throw new StackFailure("Prometheus cannot be configured: " + e.getMessage(), e);
    }
  }

  @Override
  public List<String> command() {
    return List.of(
        installed().toString(),
        "--config.file=" + settings(),
        "--storage.tsdb.path=" + data().resolve("series"),
        "--storage.tsdb.retention.time=" + RETENTION,
        "--storage.tsdb.retention.size=" + MOST_KEPT,
        "--web.page-title=Sagamart " + home.marker(),
        "--web.listen-address=127.0.0.1:" + ports.prometheus());
  }

  @Override
  public Map<String, String> environment() {
    return Map.of();
  }

  @Override
  public boolean isReady() {
    return Listening.answersAt(Ports.loopback(ports.prometheus()) + "/-/ready");
  }

  private Path data() {
    return home.data().resolve(NAME);
  }

  private Path settings() {
    return data().resolve("prometheus.yml");
  }
}
