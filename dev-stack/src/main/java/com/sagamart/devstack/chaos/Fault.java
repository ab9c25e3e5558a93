package com.sagamart.devstack.chaos;

/// Something that goes wrong. What it does, and how it is mended, is the [Saboteur]'s knowledge.
sealed interface Fault {

  /// What kind it is, as the report counts it.
  String kind();

  /// What it strikes.
  String target();

  /// Whether the platform has to recover from the strike itself, as from the death of a process,
  /// and not from the moment at which the fault is mended.
  default boolean isSudden() {
    return false;
  }

  /// The death of a process, from which the platform has to recover at once.
  sealed interface Sudden extends Fault {
    @Override
    default boolean isSudden() {
      return true;
    }
  }

  /// SIGKILL of a process, which is started again at once, as an orchestrator would.
  record Killed(String target) implements Sudden {
    @Override
    public String kind() {
      return target.equals("kafka") ? "broker killed" : "service killed";
    }
  }

  /// SIGKILL of every service and every gateway at the same time.
  record AllKilled() implements Sudden {
    @Override
    public String kind() {
      return "all services killed";
    }

    @Override
    public String target() {
      return "everything";
    }
  }

  /// SIGKILL of the replica that relays this service's outbox.
  record LeaderKilled(String target) implements Sudden {
    @Override
    public String kind() {
      return "relay leader killed";
    }
  }

  /// SIGSTOP, and later SIGCONT: the process hangs, its connections stay open.
  record Frozen(String target) implements Fault {
    @Override
    public String kind() {
      return "process frozen";
    }
  }

  /// PostgreSQL's immediate shutdown: no goodbye and no checkpoint.
  record ShutDown() implements Sudden {
    @Override
    public String kind() {
      return "database shut down";
    }

    @Override
    public String target() {
      return "postgres";
    }
  }

  /// Trouble on the wire between a service and a server.
  record Cut(String service, Server server, Wire wire) implements Fault {
    @Override
    public String kind() {
      return "network " + wire.word();
    }

    @Override
    public String target() {
      return service + " to " + server.word();
    }
  }

  /// All database connections of a service are ended, again and again.
  record ConnectionStorm(String target) implements Fault {
    @Override
    public String kind() {
      return "connection storm";
    }
  }

  /// An operator drops the replication slot from which the relay reads.
  record SlotDropped(String target) implements Fault {
    @Override
    public String kind() {
      return "slot dropped";
    }
  }

  /// The relay's stored position is wiped, and the service is killed so that it begins without it.
  record PositionWiped(String target) implements Sudden {
    @Override
    public String kind() {
      return "relay position wiped";
    }
  }

  /// The service's consumer group forgets how far it was, and reads everything again.
  record GroupForgotten(String target) implements Fault {
    @Override
    public String kind() {
      return "consumer offsets wiped";
    }
  }

  /// All members are put out of the service's consumer group, and join it again.
  record Rebalanced(String target) implements Fault {
    @Override
    public String kind() {
      return "consumers rebalanced";
    }
  }

  /// Every record is delivered three times for a while.
  record Repeated() implements Fault {
    @Override
    public String kind() {
      return "records tripled";
    }

    @Override
    public String target() {
      return "every topic";
    }
  }

  /// The process crashes at a named place of its program.
  record Crashed(String target, String failpoint) implements Sudden {
    @Override
    public String kind() {
      return "crash " + failpoint;
    }
  }

  /// What services talk to.
  enum Server {
    POSTGRES("postgres"),
    KAFKA("kafka");

    private final String word;

    Server(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /// What can happen on the wire.
  enum Wire {
    DELAY("delayed"),
    RESET("reset"),
    BLACKHOLE("blackhole"),
    TO_SERVER("one way: nothing reaches the server"),
    TO_SERVICE("one way: nothing comes back");

    private final String word;

    Wire(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
