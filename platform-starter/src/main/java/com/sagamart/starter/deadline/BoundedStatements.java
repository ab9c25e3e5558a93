package com.sagamart.starter.deadline;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Makes the statements of a connection, each of which may take what is left of the request's time
/// when it is made. When nothing is left it makes none; to commit, to roll back and to close is
/// possible at any time.
record BoundedStatements(Connection connection) implements InvocationHandler {

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            BoundedStatements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new BoundedStatements(connection));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean makes = Statement.class.isAssignableFrom(method.getReturnType());
    Integer seconds = makes ? RequestDeadline.secondsForWork() : null;
    try {
      Object result = method.invoke(connection, arguments);
      if (seconds != null && result instanceof Statement statement) {
        statement.setQueryTimeout(seconds);
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
