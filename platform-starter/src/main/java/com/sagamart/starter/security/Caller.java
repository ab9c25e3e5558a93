package com.sagamart.starter.security;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.web.RefusedException;
import java.util.Optional;

/// Who is calling, as a controller's parameter.
///
/// @param userId the token's subject
public record Caller(long userId, boolean isAdmin) {

  /// Who is calling on this thread, if somebody is.
  public static Optional<Caller> current() {
    return Callers.current();
  }

  /// Whether the caller is this user, or may act for anyone.
  public boolean mayActFor(long otherUserId) {
    return isAdmin || userId == otherUserId;
  }

  /// Throws [RefusedException] with `FORBIDDEN` unless the caller [#mayActFor] this user.
  public void mustActFor(long otherUserId) {
    if (!mayActFor(otherUserId)) {
      throw new RefusedException(ErrorCode.FORBIDDEN);
    }
  }
}
