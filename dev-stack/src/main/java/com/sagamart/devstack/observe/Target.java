package com.sagamart.devstack.observe;

/// Whom Prometheus scrapes.
///
/// @param application the program's name, of all its replicas
/// @param port where it tells its metrics
public record Target(String application, int port) {}
