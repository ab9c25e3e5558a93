package com.sagamart.devstack.proxy;

import com.sagamart.devstack.proxy.Fault.Blackhole;
import com.sagamart.devstack.proxy.Fault.Delay;
import com.sagamart.devstack.proxy.Fault.None;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Where every chunk waits until it may pass.
final class Gate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Fault fault = new None();

  /// From now on, also for those who wait.
  void set(Fault now) {
    lock.lock();
    try {
      fault = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Fault fault() {
    lock.lock();
    try {
      return fault;
    } finally {
      lock.unlock();
    }
  }

  /// Returns when what has just come may go on this way.
  void pass(Way way) throws InterruptedException {
    long came = System.nanoTime();
    lock.lockInterruptibly();
    try {
      long left = nanosLeft(way, came);
      while (left > 0) {
        changed.awaitNanos(left);
        left = nanosLeft(way, came);
      }
    } finally {
      lock.unlock();
    }
  }

  private long nanosLeft(Way way, long came) {
    return switch (fault) {
      case None() -> 0;
      case Delay(var perChunk) -> perChunk.toNanos() - (System.nanoTime() - came);
      case Blackhole(var ways) -> ways.contains(way) ? Long.MAX_VALUE : 0;
    };
  }
}
