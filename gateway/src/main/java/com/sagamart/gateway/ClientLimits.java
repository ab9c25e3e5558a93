package com.sagamart.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one client, and all together, may keep open; see [ClientConnections].
///
/// @param connections more are closed as they come
/// @param headersTime from the first byte of a request to the end of its headers
@ConfigurationProperties("sagamart.gateway.clients")
record ClientLimits(
    @DefaultValue("10000") int connections, @DefaultValue("10s") Duration headersTime) {}
