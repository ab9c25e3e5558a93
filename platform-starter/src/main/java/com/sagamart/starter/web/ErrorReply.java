package com.sagamart.starter.web;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The one shape of every error that a client sees.
public record ErrorReply(String code, String message) {

  /// How long a client should wait before it tries again after a 503.
  private static final String RETRY_AFTER_SECONDS = "1";

  /// The reply for this code, in the language of the request.
  public static ResponseEntity<ErrorReply> of(ErrorCode code) {
    return of(code, null);
  }

  /// The reply for this code, naming the field at fault if there is one.
  public static ResponseEntity<ErrorReply> of(ErrorCode code, @Nullable String field) {
    return of(code, LocaleContextHolder.getLocale(), field);
  }

  /// The same in this language, for places outside Spring MVC.
  public static ResponseEntity<ErrorReply> of(
      ErrorCode code, Locale language, @Nullable String field) {
    var reply = ResponseEntity.status(code.status()).contentType(MediaType.APPLICATION_JSON);
    if (code == ErrorCode.SERVICE_UNAVAILABLE) {
      reply.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (code == ErrorCode.UNAUTHENTICATED) {
      reply.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return reply.body(in(language, code, field));
  }

  /// The body alone, for places outside Spring MVC.
  public static ErrorReply in(Locale locale, ErrorCode code, @Nullable String field) {
    return new ErrorReply(code.name(), code.message(locale, field));
  }
}
