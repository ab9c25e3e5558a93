package com.sagamart.contracts.wire;

/// What a service adds to a record that it puts aside, beside the headers that it came with.
public final class DeadLetterHeaders {

  /// What all of them begin with.
  public static final String PREFIX = "dlt_";

  /// The service that could not take it in.
  public static final String CONSUMER = PREFIX + "consumer";

  /// Why.
  public static final String CAUSE = PREFIX + "cause";

  /// Where it stood on its topic.
  public static final String PARTITION = PREFIX + "partition";

  /// Where it stood in its partition.
  public static final String OFFSET = PREFIX + "offset";

  /// What was too large to be put aside with it, if anything was.
  public static final String LEFT_OUT = PREFIX + "left_out";

  private DeadLetterHeaders() {}
}
