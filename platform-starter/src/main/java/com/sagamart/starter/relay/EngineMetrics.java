package com.sagamart.starter.relay;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the engine tells the virtual machine's MBean server. An engine that finds a name taken
/// waits for it for a minute, twice, before it reads anything; and one that is stopped while it
/// starts leaves its names behind. So each run has names of its own, and none stay after it.
final class EngineMetrics {

  private static final Logger log = LoggerFactory.getLogger(EngineMetrics.class);
  private static final AtomicLong RUNS = new AtomicLong();

  private EngineMetrics() {}

  /// What sets the names of the next run apart from those of all others.
  static String nextTag() {
    return "run=" + RUNS.incrementAndGet();
  }

  /// Takes away what engines on this slot have left behind.
  static void forget(String slot) {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      var left = new ObjectName("debezium.postgres:type=connector-metrics,server=" + slot + ",*");
      for (ObjectName each : beans.queryNames(left, null)) {
        forget(each, beans);
      }
    } catch (JMException e) {
      log.warn("The engine's metrics of a run that is over cannot be forgotten", e);
    }
  }

  private static void forget(ObjectName bean, MBeanServer beans) throws JMException {
    try {
      beans.unregisterMBean(bean);
    } catch (InstanceNotFoundException _) {
      log.debug("{} was taken away meanwhile", bean);
    }
  }
}
