package com.sagamart.systemtests;

import com.sagamart.devstack.Stack;
import com.sagamart.devstack.client.Shop;
import java.nio.file.Path;

/// The stack that all system tests share. It stands beside a developer's own, with its ports moved,
/// and is stopped when the tests end.
final class Platform {

  private static final int PORT_OFFSET = 10_000;
  private static final Platform SHARED = new Platform();

  private final Stack stack = Stack.at(Path.of("target", "stack").toAbsolutePath(), PORT_OFFSET);

  private final Shop shop = stack.shop();

  private Platform() {
    Runtime.getRuntime().addShutdownHook(new Thread(stack::down, "stop-stack"));
    stack.up(true);
  }

  static Stack stack() {
    return SHARED.stack;
  }

  /// A client of the gateway, for everybody.
  static Shop shop() {
    return SHARED.shop;
  }
}
