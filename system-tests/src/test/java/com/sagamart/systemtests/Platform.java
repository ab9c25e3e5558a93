package com.sagamart.systemtests;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Shop;
import java.nio.file.Path;
import java.util.Map;

/// The stack that all system tests share. It stands beside a developer's own, with its ports moved,
/// and is stopped when the tests end.
public final class Platform {

  private static final int PORT_OFFSET = 10_000;

  /// One customer does here in a second what takes people minutes.
  private static final Map<String, String> UNLIMITED = Map.of("SAGAMART_RATE_LIMITS", "off");

  private static final Platform SHARED = new Platform();

  private final Stack stack =
      Stack.at(Path.of("target", "stack").toAbsolutePath(), PORT_OFFSET, UNLIMITED);

  private final Shop shop = stack.shop();

  private Platform() {
    Runtime.getRuntime().addShutdownHook(new Thread(stack::down, "stop-stack"));
    stack.up(true);
  }

  public static Stack stack() {
    return SHARED.stack;
  }

  /// How many dead letters there are about which nobody has decided.
  public static long deadLetters() {
    return DeadLetters.in(SHARED.stack);
  }

  /// A client of the gateway, for everybody.
  public static Shop shop() {
    return SHARED.shop;
  }
}
