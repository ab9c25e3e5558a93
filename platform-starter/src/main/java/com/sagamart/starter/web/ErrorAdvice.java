package com.sagamart.starter.web;

import static com.sagamart.contracts.error.ErrorCode.INTERNAL_ERROR;
import static com.sagamart.contracts.error.ErrorCode.INVALID_REQUEST;
import static com.sagamart.contracts.error.ErrorCode.METHOD_NOT_ALLOWED;
import static com.sagamart.contracts.error.ErrorCode.NOT_ACCEPTABLE;
import static com.sagamart.contracts.error.ErrorCode.NOT_FOUND;
import static com.sagamart.contracts.error.ErrorCode.SERVICE_UNAVAILABLE;
import static com.sagamart.contracts.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;

import com.sagamart.contracts.error.ErrorCode;
import com.sagamart.starter.PassingFailure;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns everything that can go wrong with a request into the contract's error shape. Nothing of
/// the inside leaves through here.
@RestControllerAdvice
class ErrorAdvice {

  private static final Logger log = LoggerFactory.getLogger(ErrorAdvice.class);

  @ExceptionHandler
  ResponseEntity<ErrorReply> refused(RefusedException e) {
    return ErrorReply.of(e.code(), e.field());
  }

  @ExceptionHandler
  ResponseEntity<ErrorReply> unreadableBody(HttpMessageNotReadableException e) {
    return ErrorReply.of(INVALID_REQUEST, FaultyField.ofJson(e.getCause()));
  }

  @ExceptionHandler
  ResponseEntity<ErrorReply> invalidBody(MethodArgumentNotValidException e) {
    return invalid(FaultyField.first(e.getBindingResult()));
  }

  @ExceptionHandler
  ResponseEntity<ErrorReply> invalidParameter(HandlerMethodValidationException e) {
    return invalid(FaultyField.first(e));
  }

  private static ResponseEntity<ErrorReply> invalid(FaultyField fault) {
    return ErrorReply.of(fault.code(), fault.code() == INVALID_REQUEST ? fault.name() : null);
  }

  @ExceptionHandler
  ResponseEntity<ErrorReply> mismatched(MethodArgumentTypeMismatchException e) {
    return ErrorReply.of(INVALID_REQUEST, e.getName());
  }

  @ExceptionHandler
  ResponseEntity<ErrorReply> missing(MissingServletRequestParameterException e) {
    return ErrorReply.of(INVALID_REQUEST, e.getParameterName());
  }

  @ExceptionHandler({
    BindException.class,
    org.springframework.web.bind.ServletRequestBindingException.class
  })
  ResponseEntity<ErrorReply> unbindable() {
    return ErrorReply.of(INVALID_REQUEST);
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ResponseEntity<ErrorReply> notFound() {
    return ErrorReply.of(NOT_FOUND);
  }

  @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
  ResponseEntity<ErrorReply> wrongMethod() {
    return ErrorReply.of(METHOD_NOT_ALLOWED);
  }

  @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
  ResponseEntity<ErrorReply> wrongMediaType() {
    return ErrorReply.of(UNSUPPORTED_MEDIA_TYPE);
  }

  @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
  ResponseEntity<ErrorReply> notAcceptable() {
    return ErrorReply.of(NOT_ACCEPTABLE);
  }

  /// A query string whose bytes are not UTF-8, say.
  @ExceptionHandler(InvalidParameterException.class)
  ResponseEntity<ErrorReply> unreadableQuery() {
    return ErrorReply.of(INVALID_REQUEST);
  }

  @ExceptionHandler
  ResponseEntity<ErrorReply> unexpected(Exception e) {
    if (PassingFailure.is(e)) {
      log.warn("A request could not be served for now: {}", e.toString());
      return ErrorReply.of(SERVICE_UNAVAILABLE);
    }
    log.error("A request failed", e);
    return ErrorReply.of(INTERNAL_ERROR);
  }

  static ErrorCode codeIn(String message) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(message)) {
        return code;
      }
    }
    return INVALID_REQUEST;
  }
}
