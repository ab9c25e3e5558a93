package com.sagamart.devstack.scaling;

import java.util.PriorityQueue;

/// What will happen, in the order of its time; of two things at one time the first that was planned
/// comes first. Times are milliseconds.
final class Agenda {

  private record Appointment(double at, long number, Runnable what)
      implements Comparable<Appointment> {

    @Override
    public int compareTo(Appointment other) {
      int earlier = Double.compare(at, other.at);
      return earlier == 0 ? Long.compare(number, other.number) : earlier;
    }
  }

  private final PriorityQueue<Appointment> ahead = new PriorityQueue<>();
  private double now;
  private long planned;

  double now() {
    return now;
  }

  void at(double when, Runnable what) {
    ahead.add(new Appointment(when, planned++, what));
  }

  void after(double pause, Runnable what) {
    at(now + pause, what);
  }

  /// Until nothing is left to happen.
  void run() {
    for (Appointment next = ahead.poll(); next != null; next = ahead.poll()) {
      now = next.at();
      next.what().run();
    }
  }
}
