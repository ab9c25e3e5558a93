package com.sagamart.contracts.wire;

import com.sagamart.contracts.event.PlatformEvent;
import java.time.Instant;
import java.util.UUID;

/// An event with the identity under which every receiver deduplicates it.
///
/// @param id the same on every delivery and every republication
/// @param time when it happened
public record CloudEvent(UUID id, Instant time, PlatformEvent event) {}
