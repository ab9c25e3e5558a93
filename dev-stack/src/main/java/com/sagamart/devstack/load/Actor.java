package com.sagamart.devstack.load;

/// Takes one turn after the other, over a connection of its own.
public interface Actor extends AutoCloseable {

  /// Takes this turn and answers when it is over. Whatever goes wrong is an answer too.
  ///
  /// @param turn no other turn of the same [Driver] has its number
  Answer act(long turn);

  @Override
  default void close() {}
}
