package com.sagamart.devstack.process;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A tiny program in the place of a server.
record StandIn(
    List<String> command, List<Integer> ports, BooleanSupplier ready, boolean isBehindOthers)
    implements Program {

  static StandIn shell(String script) {
    return new StandIn(List.of("sh", "-c", script), List.of(), () -> true, false);
  }

  StandIn on(int port) {
    return new StandIn(command, List.of(port), ready, isBehindOthers);
  }

  StandIn readyWhen(BooleanSupplier condition) {
    return new StandIn(command, ports, condition, isBehindOthers);
  }

  StandIn behindOthers() {
    return new StandIn(command, ports, ready, true);
  }

  @Override
  public String name() {
    return "stand-in";
  }

  @Override
  public void prepare() {}

  @Override
  public Map<String, String> environment() {
    return Map.of("GREETING", "hello");
  }

  @Override
  public boolean isReady() {
    return ready.getAsBoolean();
  }
}
