package com.sagamart.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many requests of one route may be under way; see [Crowd].
///
/// @param most never more, let in or in line; as many as a service takes connections
/// @param fewest so many are let in always, however slow the route is
/// @param waitAtMost how long the last of them should wait: half of what a checkout waits for its
///     outcome, so that also those have one that wait twice as long as the others
/// @param grace so long there may be a line, since all may just have come at once, and so long
///     each waits in it
@ConfigurationProperties("sagamart.gateway.overload")
record OverloadLimits(
    @DefaultValue("2000") int most,
    @DefaultValue("128") int fewest,
    @DefaultValue("1500ms") Duration waitAtMost,
    @DefaultValue("5s") Duration grace) {}
