package com.sagamart.starter.web;

import com.sagamart.contracts.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/// A request that cannot be answered as asked. For the edge only: inside a domain a refusal is a
/// value.
public final class RefusedException extends RuntimeException {

  private final ErrorCode code;
  private final @Nullable String field;

  public RefusedException(ErrorCode code) {
    this(code, null);
  }

  public RefusedException(ErrorCode code, @Nullable String field) {
    super(code.name(), null, false, false);
    this.code = code;
    this.field = field;
  }

  public ErrorCode code() {
    return code;
  }

  @Nullable String field() {
    return field;
  }
}
