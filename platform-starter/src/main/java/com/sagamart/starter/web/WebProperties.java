package com.sagamart.starter.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the web room.
///
/// @param farewell how long a replica says that it is leaving before it stops listening
@ConfigurationProperties("sagamart.web")
record WebProperties(@DefaultValue("2s") Duration farewell) {}
