package com.sagamart.starter.store;

/// A repository fragment for entities whose id is assigned: adds without asking the database first
/// whether the row is there, as `save` would.
public interface Adding<T> {

  /// Makes a new entity persistent; it is written when the transaction commits.
  void add(T entity);
}
