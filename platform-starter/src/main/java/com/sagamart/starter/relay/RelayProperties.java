package com.sagamart.starter.relay;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the relay.
///
/// @param look how long the log's reader waits for something to come before it looks after itself;
///     what comes ends the wait, and who wants to store the position waits for its end
/// @param pollInterval the reader's pause after five empty looks
/// @param rest how long the relay rests after it published something, so that more goes along with
///     the next
/// @param maxBatch rows that are published and acknowledged together
/// @param maxQueue rows that the engine reads ahead
/// @param sendTimeout how long the brokers may take to acknowledge a batch; longer than the
///     producer tries, which then says itself what it could not deliver
/// @param offsetFlush how often the position is stored; a crash repeats at most this much
/// @param heartbeat how often the slot moves on in a database that is quiet; until then the server
///     keeps the log of all its databases
/// @param leaderRetry how often a standby asks for the lead, and a leader checks that it has it;
///     well below the six seconds after which a silent leader loses it
/// @param restartPause wait before a failed engine is started again
/// @param absenceLimit how long nobody may read from the slot while an engine runs; longer than the
///     engine waits for a slot that another reader has not left yet
/// @param markInterval how often published rows are marked
/// @param maxUnmarked rows that may wait for their mark; beyond it they are left to the reconciler
/// @param reconcileAfter age at which an unmarked row is published again
/// @param reconcileInterval how often such rows are looked for
/// @param reconcileBatch rows published again at a time
/// @param retention how long the outbox keeps a day's events after they are published. Then they
///     are on their topics alone: it should be no shorter than the brokers keep a topic by
///     themselves, which is seven days, so that what is lost there can be said again
/// @param maxLag the relay's health is DOWN when an event waits for longer
/// @param upkeep how often days are made ahead and dropped
/// @param flushLimit how long a stop waits until what was said before it is published
@ConfigurationProperties("sagamart.relay")
record RelayProperties(
    @DefaultValue("10ms") Duration look,
    @DefaultValue("1ms") Duration pollInterval,
    @DefaultValue("10ms") Duration rest,
    @DefaultValue("2048") int maxBatch,
    @DefaultValue("8192") int maxQueue,
    @DefaultValue("25s") Duration sendTimeout,
    @DefaultValue("1s") Duration offsetFlush,
    @DefaultValue("10s") Duration heartbeat,
    @DefaultValue("2s") Duration leaderRetry,
    @DefaultValue("1s") Duration restartPause,
    @DefaultValue("75s") Duration absenceLimit,
    @DefaultValue("1s") Duration markInterval,
    @DefaultValue("100000") int maxUnmarked,
    @DefaultValue("30s") Duration reconcileAfter,
    @DefaultValue("10s") Duration reconcileInterval,
    @DefaultValue("500") int reconcileBatch,
    @DefaultValue("7d") Duration retention,
    @DefaultValue("60s") Duration maxLag,
    @DefaultValue("5m") Duration upkeep,
    @DefaultValue("2s") Duration flushLimit) {

  RelayProperties {
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new IllegalArgumentException("sagamart.relay.retention must be a day or more");
    }
  }
}
