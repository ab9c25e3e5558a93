package com.sagamart.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often reads that found no answer may be sent again; see [Repeats].
///
/// @param most times that one read is repeated
/// @param pause before the first time; twice as long before each later one, give or take a half
/// @param within so long after the first try a read may still be repeated, so that a client never
///     waits for two services that stay silent
/// @param share of the reads of a service that may be repeats
/// @param perSecond repeats that each service may have beside, however few its reads are
/// @param saved repeats that a service may have at once when it needed none for a while
@ConfigurationProperties("sagamart.gateway.repeats")
record RepeatLimits(
    @DefaultValue("2") int most,
    @DefaultValue("50ms") Duration pause,
    @DefaultValue("1s") Duration within,
    @DefaultValue("0.2") double share,
    @DefaultValue("1") int perSecond,
    @DefaultValue("20") int saved) {}
