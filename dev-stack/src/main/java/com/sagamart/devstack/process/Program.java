package com.sagamart.devstack.process;

import java.util.List;
import java.util.Map;

/// Something that a stack runs: how it is prepared, started, known to be ready, and asked to stop.
public interface Program {

  String name();

  /// The ports that it listens on, the one for clients first.
  List<Integer> ports();

  /// Everything that can be done before the programs that it needs are up, such as unpacking.
  void prepare();

  /// What to execute. Asked right before each start.
  List<String> command();

  /// Environment variables on top of the inherited ones.
  Map<String, String> environment();

  /// Whether it serves.
  boolean isReady();

  /// Whether others go before it, once all is up, while there is too little processor for all.
  default boolean isBehindOthers() {
    return false;
  }

  /// Called after each start, once it is ready.
  default void complete() {}

  /// How it is asked to stop.
  default Signal stopSignal() {
    return Signal.TERM;
  }

  /// What a process can be sent. How a program is asked to stop is one of the first three.
  enum Signal {
    TERM,
    INT,
    QUIT,
    STOP,
    CONT
  }
}
