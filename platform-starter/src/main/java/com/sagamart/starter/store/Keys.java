package com.sagamart.starter.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Asks for many rows by their keys with one array as the only parameter: the statement's text is
/// then always the same, so that nobody translates or plans it again, and it takes any number.
public final class Keys {

  private Keys() {}

  /// The rows with these keys; asks nothing when there are none.
  public static <T> List<T> find(Collection<Long> keys, Function<long[], List<T>> query) {
    return keys.isEmpty()
        ? List.of()
        : query.apply(keys.stream().mapToLong(Long::longValue).toArray());
  }
}
