package com.sagamart.starter.web;

import com.sagamart.contracts.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;

/// A request's body, whole and within its bound.
public final class RequestBytes {

  /// The most that a request may bring. The gateway has the same bound, but is not the only way in.
  public static final int MAX = 64 * 1024;

  private RequestBytes() {}

  /// Reads all of it. Throws [RefusedException] for too much, and for what cannot be read.
  public static byte[] of(InputStream body) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(MAX + 1);
    } catch (IOException | IllegalStateException _) {
      // Chunks that are none, or cut short; too many trailers are an illegal state to Tomcat.
      throw new RefusedException(ErrorCode.INVALID_REQUEST);
    }
    if (bytes.length > MAX) {
      throw new RefusedException(ErrorCode.PAYLOAD_TOO_LARGE);
    }
    return bytes;
  }
}
