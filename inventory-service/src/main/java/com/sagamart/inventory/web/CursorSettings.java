package com.sagamart.inventory.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How cursors are kept from being made up.
///
/// @param cursorSecret signs them; the same on all replicas
@Validated
@ConfigurationProperties("sagamart")
record CursorSettings(@NotNull @Size(min = 16, max = 256) String cursorSecret) {}
