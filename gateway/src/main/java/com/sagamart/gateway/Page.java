package com.sagamart.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// A file that the gateway serves itself. Clients may keep it and ask whether it is still the same.
/// In a browser it can load and call nothing but this gateway.
///
/// @param tag changes when the file does
@SuppressWarnings("ArrayRecordComponent") // never compared
record Page(MediaType type, byte[] bytes, String tag) {

  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  static Page of(MediaType type, Resource file) {
    try {
      byte[] bytes = file.getContentAsByteArray();
      return new Page(type, bytes, DigestUtils.md5DigestAsHex(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Mono<ServerResponse> reply() {
    return ServerResponse.ok()
        .contentType(type)
        .eTag(tag)
        .cacheControl(CacheControl.noCache())
        .header(SecurityHeaders.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY)
        .bodyValue(bytes);
  }
}
