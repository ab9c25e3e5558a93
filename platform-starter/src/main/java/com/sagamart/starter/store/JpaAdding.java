package com.sagamart.starter.store;

import jakarta.persistence.EntityManager;

/// Registered in `META-INF/spring.factories`, which is where Spring Data looks for shared
/// fragments.
class JpaAdding<T> implements Adding<T> {

  private final EntityManager entities;

  JpaAdding(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(T entity) {
    entities.persist(entity);
  }
}
