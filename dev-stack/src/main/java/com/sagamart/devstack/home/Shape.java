package com.sagamart.devstack.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How a stack is laid out. Its home remembers it, so that later commands mean the same processes.
///
/// @param portOffset what is added to every well-known port
/// @param replicas how many there are of every service, and of the gateway
public record Shape(int portOffset, int replicas) {

  /// As many as leave the other ports of a stack alone.
  public static final int MAX_REPLICAS = 3;

  private static final int ONE = 1;

  public Shape {
    if (replicas < ONE || replicas > MAX_REPLICAS) {
      throw new StackFailure("There can be 1 to " + MAX_REPLICAS + " replicas.");
    }
  }

  /// One of each.
  public static Shape single(int portOffset) {
    return new Shape(portOffset, ONE);
  }

  /// As the stack in this home was last started.
  public static Shape remembered(Home home) {
    return new Shape(number(home.offsetFile(), 0), number(home.replicasFile(), ONE));
  }

  private static int number(Path file, int otherwise) {
    try {
      return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : otherwise;
    } catch (IOException | NumberFormatException e) {
      return otherwise;
    }
  }

  /// What [#remembered] will find.
  public void remember(Home home) {
    try {
      Files.writeString(home.offsetFile(), Integer.toString(portOffset));
      Files.writeString(home.replicasFile(), Integer.toString(replicas));
    } catch (IOException e) {
      throw new StackFailure("The stack cannot be kept in " + home.directory() + ": " + e, e);
    }
  }

  public Ports ports() {
    return new Ports(portOffset);
  }
}
