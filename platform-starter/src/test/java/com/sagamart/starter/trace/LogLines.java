package com.sagamart.starter.trace;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

/// Keeps what is written, with the trace of the thread that wrote it.
public final class LogLines extends ListAppender<ILoggingEvent> {

  @Override
  protected void append(ILoggingEvent line) {
    line.prepareForDeferredProcessing(); // or the trace is read when somebody asks for it
    super.append(line);
  }
}
