package com.sagamart.test.relay;

import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;

/// An engine that was stopped while it started leaves its metrics behind. The next would wait for
/// their names for a minute, twice, before it reads anything.
@RelayTest
class EngineMetricsTest {

  /// What an engine registers while it reads.
  private static final int NAMES = 2;

  @Autowired private Server server;

  @Autowired
  @Qualifier("relay")
  private SmartLifecycle relay;

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  @Test
  void ofARunThatIsOverHoldNobodyUp() throws JMException {
    // The slot is taken a moment before, or after, the last name is.
    Set<ObjectName> names =
        await("the engine's metrics").until(this::names, found -> found.size() == NAMES);
    relay.stop();
    server.awaitNoReader();
    for (ObjectName name : names) {
      beans.registerMBean(new LeftBehind(), name);
    }

    relay.start();

    server.awaitReader();
  }

  @Test
  void goWithIt() {
    server.awaitReader();

    relay.stop();

    await("the names are free").until(() -> names().isEmpty());
    relay.start();
  }

  private Set<ObjectName> names() throws JMException {
    return beans.queryNames(
        new ObjectName(
            "debezium.postgres:type=connector-metrics,server=%s_outbox,*"
                .formatted(server.database())),
        null);
  }

  /// Something that takes a name.
  public interface LeftBehindMXBean {}

  private static final class LeftBehind implements LeftBehindMXBean {}
}
