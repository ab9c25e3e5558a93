/// Reads the events as the data platform may: checks each, lands it once, and keeps Parquet files
/// of what has landed.
@NullMarked
package com.sagamart.dataconsumer;

import org.jspecify.annotations.NullMarked;
