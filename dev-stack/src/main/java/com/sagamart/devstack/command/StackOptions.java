package com.sagamart.devstack.command;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.home.Fitting;
import com.sagamart.devstack.home.Home;
import com.sagamart.devstack.home.Installation;
import com.sagamart.devstack.home.Shape;
import com.sagamart.devstack.home.StackFailure;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which stack a command is about.
final class StackOptions {

  @Option(names = "--home", paramLabel = "DIR")
  private @Nullable Path home;

  @Option(names = "--port-offset", paramLabel = "N")
  private @Nullable Integer portOffset;

  /// The stack as it was last started.
  Stack stack() {
    Home home = home();
    Shape remembered = Shape.remembered(home);
    return stack(home, remembered.with(portOffset(remembered.portOffset()), remembered.replicas()));
  }

  /// The stack with so many replicas, watched or not, or as it was last started; and with nothing
  /// to break it.
  Stack stack(@Nullable Integer replicas, @Nullable Boolean observed) {
    Home home = home();
    Shape remembered = Shape.remembered(home);
    Shape plain =
        new Shape(
            portOffset(remembered.portOffset()),
            replicas == null ? remembered.replicas() : replicas);
    boolean watched = observed == null ? remembered.has(Fitting.PROMETHEUS) : observed;
    return stack(home, watched ? plain.with(Fitting.PROMETHEUS) : plain);
  }

  private static Stack stack(Home home, Shape shape) {
    return Stack.at(home, shape, Map.of(), System.out::println);
  }

  /// What must be added to a command so that it means the same stack.
  String asGiven() {
    return home == null ? "" : " --home '" + home + "'";
  }

  Home home() {
    return Home.at(directory());
  }

  private Path directory() {
    if (home != null) {
      return home;
    }
    String given = System.getenv("SAGAMART_HOME");
    return given == null || given.isBlank()
        ? Installation.current().root().resolve(".sagamart")
        : Path.of(given);
  }

  /// What is added to every port: as given, or otherwise this.
  int portOffset(int otherwise) {
    if (portOffset != null) {
      return portOffset;
    }
    String given = System.getenv("SAGAMART_PORT_OFFSET");
    if (given == null || given.isBlank()) {
      return otherwise;
    }
    try {
      return Integer.parseInt(given.strip());
    } catch (NumberFormatException e) {
      throw new StackFailure("SAGAMART_PORT_OFFSET must be a number, not " + given + ".", e);
    }
  }
}
