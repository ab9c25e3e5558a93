package com.sagamart.devstack.chaos;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Management;
import com.sagamart.devstack.client.Patience;
import com.sagamart.devstack.home.StackFailure;
import com.sagamart.devstack.process.ManagedProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The processes of the stack, kept alive: what dies is started again at once, as an orchestrator
/// would.
final class Processes {

  /// Longer than a standby needs to take the lead.
  private static final Duration LEADER_LIMIT = Duration.ofSeconds(20);

  /// Long enough for an event of every kind to come by.
  private static final Duration CRASH_LIMIT = Duration.ofSeconds(30);

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Stack stack;

  Processes(Stack stack) {
    this.stack = stack;
  }

  /// Every replica of every service, and the gateways.
  List<ManagedProcess> ofServices() {
    return stack.processes().stream().filter(it -> management(it).isPresent()).toList();
  }

  /// The replica that relays this service's outbox; when none does in time, the first.
  ManagedProcess leaderOf(String service) {
    List<ManagedProcess> replicas = stack.replicasOf(service);
    return Patience.within(
            LEADER_LIMIT,
            Optional::isPresent,
            () -> replicas.stream().filter(this::leads).findFirst())
        .orElse(replicas.getFirst());
  }

  private boolean leads(ManagedProcess replica) {
    try {
      return management(replica)
          .flatMap(it -> it.gauge("sagamart_relay_leader"))
          .filter(it -> it == 1)
          .isPresent();
    } catch (StackFailure e) {
      return false; // it has just died, or is overwhelmed
    }
  }

  private Optional<Management> management(ManagedProcess process) {
    return stack.management(process.name()).map(Management::new);
  }

  /// Names of what is down, though nobody struck it.
  List<String> down() {
    return stack.processes().stream()
        .filter(it -> it.running().isEmpty())
        .map(ManagedProcess::name)
        .toList();
  }

  void startWhatIsDown() {
    if (!down().isEmpty()) {
      stack.revive();
    }
  }

  /// Makes this service's process crash at the failpoint, and waits until it has.
  void crash(String service, String failpoint) {
    ManagedProcess process = stack.process(service);
    arm(process, failpoint);
    if (!process.awaitEnd(CRASH_LIMIT)) {
      throw new StackFailure("%s never reached %s.".formatted(service, failpoint));
    }
  }

  /// It may crash before it has answered.
  private void arm(ManagedProcess process, String failpoint) {
    try {
      management(process).orElseThrow().post("/actuator/failpoints/" + failpoint);
    } catch (StackFailure e) {
      if (!process.awaitEnd(MOMENT)) {
        throw e;
      }
    }
  }
}
