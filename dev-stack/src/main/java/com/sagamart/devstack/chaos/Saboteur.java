package com.sagamart.devstack.chaos;

import com.sagamart.devstack.Doors;
import com.sagamart.devstack.Stack;
import com.sagamart.devstack.chaos.Fault.AllKilled;
import com.sagamart.devstack.chaos.Fault.ConnectionStorm;
import com.sagamart.devstack.chaos.Fault.Crashed;
import com.sagamart.devstack.chaos.Fault.Cut;
import com.sagamart.devstack.chaos.Fault.Frozen;
import com.sagamart.devstack.chaos.Fault.GroupForgotten;
import com.sagamart.devstack.chaos.Fault.Killed;
import com.sagamart.devstack.chaos.Fault.LeaderKilled;
import com.sagamart.devstack.chaos.Fault.PositionWiped;
import com.sagamart.devstack.chaos.Fault.Rebalanced;
import com.sagamart.devstack.chaos.Fault.Repeated;
import com.sagamart.devstack.chaos.Fault.Server;
import com.sagamart.devstack.chaos.Fault.ShutDown;
import com.sagamart.devstack.chaos.Fault.SlotDropped;
import com.sagamart.devstack.chaos.Fault.Wire;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.ManagedProcess;
import com.sagamart.devstack.process.Program.Signal;
import com.sagamart.devstack.proxy.Proxy;
import com.sagamart.devstack.proxy.Way;
import com.sagamart.devstack.server.ConsumerGroup;
import com.sagamart.devstack.server.PostgresServer;
import java.time.Duration;

/// Makes each [Fault] happen, and mends it. One at a time.
final class Saboteur {

  /// Of each chunk that passes a delayed connection, either way.
  private static final Duration DELAY = Duration.ofMillis(100);

  private static final Duration SHUT_DOWN_LIMIT = Duration.ofSeconds(10);

  /// Ends what reads from the slot first: a slot in use cannot be dropped.
  private static final String DROP_SLOT =
      """
      SELECT pg_terminate_backend(active_pid, 5000) FROM pg_replication_slots
      WHERE slot_name = current_database() || '_outbox' AND active;
      SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots
      WHERE slot_name = current_database() || '_outbox' AND NOT active
      """;

  private final Stack stack;
  private final Doors doors;
  private final Processes processes;
  private final Sql sql;
  private AutoCloseable underWay = () -> {};

  Saboteur(Stack stack, Doors doors, Processes processes) {
    this.stack = stack;
    this.doors = doors;
    this.processes = processes;
    this.sql = new Sql(stack);
  }

  /// Strikes. What lasts, lasts until [#mend].
  void strike(Fault fault) {
    switch (fault) {
      case Killed(String process) -> stack.kill(process);
      case AllKilled _ -> processes.ofServices().parallelStream().forEach(ManagedProcess::kill);
      case LeaderKilled(String service) -> processes.leaderOf(service).kill();
      case Frozen(String process) -> stack.process(process).signal(Signal.STOP);
      case ShutDown _ -> shutDownPostgres();
      case Cut(var service, var server, var wire) -> disturb(proxy(service, server), wire);
      case ConnectionStorm(String service) -> underWay = new Storm(sql, service);
      case SlotDropped(String service) -> sql.of(service).run(DROP_SLOT);
      case PositionWiped(String service) -> wipePosition(service);
      case GroupForgotten(String service) -> forgetGroup(service);
      case Rebalanced(String service) -> disband(service);
      case Repeated _ -> underWay = new Repeater(stack.bootstrapServers());
      case Crashed(String service, String failpoint) -> processes.crash(service, failpoint);
    }
  }

  /// Ends the fault, and starts what is down.
  void mend(Fault fault) {
    switch (fault) {
      case Frozen(String process) -> stack.process(process).signal(Signal.CONT);
      case Cut _ -> doors.heal();
      case ConnectionStorm _, Repeated _ -> endWhatIsUnderWay();
      case Killed _,
          AllKilled _,
          LeaderKilled _,
          ShutDown _,
          SlotDropped _,
          PositionWiped _,
          GroupForgotten _,
          Rebalanced _,
          Crashed _ -> {
        // Nothing lasts but what is down.
      }
    }
    processes.startWhatIsDown();
  }

  private Proxy proxy(String service, Server server) {
    return switch (server) {
      case POSTGRES -> doors.postgres(service);
      case KAFKA -> doors.kafka(service);
    };
  }

  private static void disturb(Proxy proxy, Wire wire) {
    switch (wire) {
      case DELAY -> proxy.delay(DELAY);
      case RESET -> proxy.reset();
      case BLACKHOLE -> proxy.blackhole();
      case TO_SERVER -> proxy.blackhole(Way.TO_SERVER);
      case TO_SERVICE -> proxy.blackhole(Way.TO_CLIENT);
    }
  }

  private void shutDownPostgres() {
    ManagedProcess postgres = stack.process(PostgresServer.NAME);
    postgres.signal(Signal.QUIT);
    if (!postgres.awaitEnd(SHUT_DOWN_LIMIT)) {
      throw new StackFailure("PostgreSQL does not shut down.");
    }
  }

  private void wipePosition(String service) {
    sql.of(service).run("DELETE FROM relay_offset");
    processes.leaderOf(service).kill();
  }

  private void forgetGroup(String service) {
    stack.replicasOf(service).parallelStream().forEach(ManagedProcess::stop);
    try (ConsumerGroup group = new ConsumerGroup(stack.bootstrapServers(), service)) {
      group.forget();
    }
  }

  private void disband(String service) {
    try (ConsumerGroup group = new ConsumerGroup(stack.bootstrapServers(), service)) {
      group.disband();
    }
  }

  private void endWhatIsUnderWay() {
    try {
      underWay.close();
    } catch (Exception e) {
      throw new StackFailure("A fault cannot be ended: " + e, e);
    }
  }
}
