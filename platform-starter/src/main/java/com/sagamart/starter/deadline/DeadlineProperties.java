package com.sagamart.starter.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// How long a request may take. The gateway gives up after ten seconds.
///
/// @param workWithin so long after a request came it may work in the database
/// @param answerWithin so long after a request came it is answered, whatever it waits for
@ConfigurationProperties("sagamart.requests")
record DeadlineProperties(Duration workWithin, Duration answerWithin) {}
