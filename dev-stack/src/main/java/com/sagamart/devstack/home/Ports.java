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
  private static final int MANAGEMENT_DISTANCE = 1000;

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

  /// Where the program with this well-known port serves its clients.
  public int service(int wellKnown) {
    return wellKnown + offset;
  }

  /// Where the program with this well-known port serves its operators.
  public int management(int wellKnown) {
    return wellKnown + MANAGEMENT_DISTANCE + offset;
  }

  /// This address, on the loopback.
  public static String loopback(int port) {
    return "http://127.0.0.1:" + port;
  }
}
