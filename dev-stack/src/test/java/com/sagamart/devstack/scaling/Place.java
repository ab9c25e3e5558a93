package com.sagamart.devstack.scaling;

import com.sagamart.contracts.saga.Participant;

/// Where work is done, and waits for its turn.
record Place(Kind kind, String of) {

  static final Place GATEWAYS = new Place(Kind.PODS, "gateway");
  static final Place BROKERS = new Place(Kind.BROKERS, "Kafka");

  enum Kind {
    PODS("pods"),
    CONSUMERS("consumers"),
    RELAYS("relays"),
    DATABASES("databases"),
    BROKERS("brokers");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  static Place of(Kind kind, Participant service) {
    return new Place(kind, service.serviceName());
  }

  @Override
  public String toString() {
    return of + " " + kind.word;
  }
}
