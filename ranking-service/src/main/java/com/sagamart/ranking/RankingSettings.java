package com.sagamart.ranking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the ranking.
///
/// @param maxAge how long an answer may be given again before the tables are asked anew
@ConfigurationProperties("sagamart.ranking")
record RankingSettings(@DefaultValue("250ms") Duration maxAge) {}
