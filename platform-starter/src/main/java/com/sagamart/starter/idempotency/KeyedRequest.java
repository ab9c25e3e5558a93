package com.sagamart.starter.idempotency;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.security.Caller;
import com.sagamart.starter.web.RefusedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;

/// Which request this is: the same again when the first four are equal and the body is too.
///
/// @param bodyHash SHA-256 of the raw body, in hexadecimal
record KeyedRequest(long userId, String method, String path, String key, String bodyHash) {

  /// Longer than every path that has a handler, were it not for zeros before a number.
  static final int MAX_PATH = 1_000;

  static KeyedRequest of(RepeatableRequest request) {
    var lines = Collections.list(request.getHeaders(IdempotencyKey.HEADER));
    Caller caller =
        Caller.current().orElseThrow(() -> new RefusedException(ErrorCode.UNAUTHENTICATED));
    if (request.getRequestURI().length() > MAX_PATH) {
      throw new RefusedException(ErrorCode.INVALID_REQUEST);
    }
    return new KeyedRequest(
        caller.userId(),
        request.getMethod(),
        request.getRequestURI(),
        IdempotencyKey.in(lines).value(),
        hash(request.body()));
  }

  /// Names it in the lock that keeps two from being answered at once. No part contains a space.
  String lockName() {
    return userId + " " + method + " " + path + " " + key;
  }

  private static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
