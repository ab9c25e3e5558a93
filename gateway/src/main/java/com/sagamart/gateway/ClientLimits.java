package com.sagamart.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one client, and all together, may keep open; see [ClientConnections].
///
/// @param connections more are closed as they come
/// @param headersTime from the first byte of a request to the end of its headers
/// @param answerTime how long a client may take to read a piece of its answer
@ConfigurationProperties("sagamart.gateway.clients")
record ClientLimits(
    @DefaultValue("10000") int connections,
    @DefaultValue("10s") Duration headersTime,
    @DefaultValue("60s") Duration answerTime) {}
