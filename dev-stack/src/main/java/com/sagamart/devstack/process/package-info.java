/// One operating-system process from start to end, whoever started it: pid file, log, port, memory.
@NullMarked
package com.sagamart.devstack.process;

import org.jspecify.annotations.NullMarked;
