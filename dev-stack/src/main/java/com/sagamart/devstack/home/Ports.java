package com.sagamart.devstack.home;

/// The ports of one stack: the well-known ones, all moved by the same offset so that two stacks can
/// run side by side.
///
/// @param offset what is added to every well-known port
public record Ports(int offset) {

  private static final int POSTGRES = 15432;
  private static final int KAFKA = 19092;
  private static final int KAFKA_CONTROLLER = 19093;
  private static final int ISSUER = 8090;

  /// Not Prometheus' own 9090, which is taken where the system starts one by itself.
  private static final int PROMETHEUS = 9190;

  private static final int MANAGEMENT_DISTANCE = 1000;
  private static final int POSTGRES_DOOR_DISTANCE = 2000;
  private static final int KAFKA_DOOR_DISTANCE = 3000;
  private static final int KAFKA_BEHIND_DOOR_DISTANCE = 4000;

  /// The highest offset with which every port is still a port.
  public static final int MAX_OFFSET = 40_000;

  public Ports {
    if (offset < 0 || offset > MAX_OFFSET) {
      throw new StackFailure("The port offset must be between 0 and " + MAX_OFFSET + ".");
    }
  }

  public int postgres() {
    return POSTGRES + offset;
  }

  public int kafka() {
    return KAFKA + offset;
  }

  public int kafkaController() {
    return KAFKA_CONTROLLER + offset;
  }

  public int issuer() {
    return ISSUER + offset;
  }

  public int prometheus() {
    return PROMETHEUS + offset;
  }

  /// Where the program with this well-known port serves its clients.
  public int service(int wellKnown) {
    return wellKnown + offset;
  }

  /// Where the program with this well-known port serves its operators.
  public int management(int wellKnown) {
    return wellKnown + MANAGEMENT_DISTANCE + offset;
  }

  /// The proxy through which the service with this well-known port reaches PostgreSQL, if it has
  /// doors.
  public int postgresDoor(int wellKnown) {
    return wellKnown + POSTGRES_DOOR_DISTANCE + offset;
  }

  /// The proxy through which it reaches Kafka.
  public int kafkaDoor(int wellKnown) {
    return wellKnown + KAFKA_DOOR_DISTANCE + offset;
  }

  /// Where the broker listens for what comes through that proxy.
  public int kafkaBehindDoor(int wellKnown) {
    return wellKnown + KAFKA_BEHIND_DOOR_DISTANCE + offset;
  }

  /// This address, on the loopback.
  public static String loopback(int port) {
    return "http://127.0.0.1:" + port;
  }
}
