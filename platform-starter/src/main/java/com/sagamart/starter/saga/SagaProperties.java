package com.sagamart.starter.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the dispatch.
///
/// @param rest how long a consumer rests between polls, so that the next brings more: what a batch
///     costs is shared by its events, and each hop of a saga waits for half of it on average
/// @param commitEvery how often the group's position is stored; a crash repeats at most this much
/// @param retryFirst wait before a batch that failed in passing is delivered again
/// @param retryMost the wait grows up to this, and goes on for as long as the failure lasts
/// @param doubtPause wait before an event that contradicts what is known is tried once more
/// @param doubt how long that goes on, for all events of one batch together, before such an event
///     becomes a dead letter
/// @param deadLetterTimeout how long the brokers may take to accept a dead letter; longer than the
///     producer tries, or one that was given up could still be delivered, and once more after it
/// @param stopLimit how long a stop waits until the batch at hand is done and its position stored
/// @param revivalPause wait before a consumer that ended by itself is started again
/// @param producerCloseLimit how long a stop waits for the producer, in whole seconds
@ConfigurationProperties("sagamart.saga")
record SagaProperties(
    @DefaultValue("20ms") Duration rest,
    @DefaultValue("500ms") Duration commitEvery,
    @DefaultValue("100ms") Duration retryFirst,
    @DefaultValue("5s") Duration retryMost,
    @DefaultValue("100ms") Duration doubtPause,
    @DefaultValue("5s") Duration doubt,
    @DefaultValue("25s") Duration deadLetterTimeout,
    @DefaultValue("3s") Duration stopLimit,
    @DefaultValue("1s") Duration revivalPause,
    @DefaultValue("2s") Duration producerCloseLimit) {}
