/// What a program does for a trace, told to OpenTelemetry: one span for each request and event.
/// Without a receiver nothing of it is loaded.
@NullMarked
package com.sagamart.traces;

import org.jspecify.annotations.NullMarked;
