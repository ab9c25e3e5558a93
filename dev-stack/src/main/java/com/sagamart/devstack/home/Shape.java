package com.sagamart.devstack.home;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/// How a stack is laid out. Its home remembers it, so that later commands mean the same processes.
///
/// @param portOffset what is added to every well-known port
/// @param replicas how many there are of every service, and of the gateway
/// @param fittings what it has to be broken or watched with; nothing, unless somebody means to
public record Shape(int portOffset, int replicas, Set<Fitting> fittings) {

  /// As many as leave the other ports of a stack alone.
  public static final int MAX_REPLICAS = 3;

  private static final int ONE = 1;

  public Shape {
    if (replicas < ONE || replicas > MAX_REPLICAS) {
      throw new StackFailure("There can be 1 to " + MAX_REPLICAS + " replicas.");
    }
    fittings = Set.copyOf(fittings);
  }

  /// Nothing to break it or to watch it with.
  public Shape(int portOffset, int replicas) {
    this(portOffset, replicas, Set.of());
  }

  /// One of each.
  public static Shape single(int portOffset) {
    return new Shape(portOffset, ONE);
  }

  /// As the stack in this home was last started.
  public static Shape remembered(Home home) {
    return new Shape(
        number(home.offsetFile(), 0), number(home.replicasFile(), ONE), fittings(home));
  }

  private static Set<Fitting> fittings(Home home) {
    try {
      return Files.exists(home.fittingsFile())
          ? Files.readAllLines(home.fittingsFile()).stream()
              .map(Fitting::valueOf)
              .collect(toUnmodifiableSet())
          : Set.of();
    } catch (IOException | IllegalArgumentException e) {
      return Set.of();
    }
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
      Files.write(home.fittingsFile(), fittings.stream().map(Fitting::name).sorted().toList());
    } catch (IOException e) {
      throw new StackFailure("The stack cannot be kept in " + home.directory() + ": " + e, e);
    }
  }

  /// The same, fitted with these as well.
  public Shape with(Fitting... further) {
    return new Shape(
        portOffset,
        replicas,
        Stream.concat(fittings.stream(), Stream.of(further)).collect(toUnmodifiableSet()));
  }

  /// The same, laid out in this way.
  public Shape with(int otherOffset, int otherReplicas) {
    return new Shape(otherOffset, otherReplicas, fittings);
  }

  public boolean has(Fitting fitting) {
    return fittings.contains(fitting);
  }

  /// For a person.
  public String inWords() {
    String plain = "port offset %d and %d of every program".formatted(portOffset, replicas);
    return fittings.isEmpty() ? plain : plain + ", fitted with " + fittings;
  }

  public Ports ports() {
    return new Ports(portOffset);
  }
}
