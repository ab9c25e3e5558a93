package com.sagamart.devstack.chaos;

import java.time.Duration;

/// How long faults strike: for this time, and on a slow machine for longer, until so many have.
public record Extent(Duration time, int faults) {}
