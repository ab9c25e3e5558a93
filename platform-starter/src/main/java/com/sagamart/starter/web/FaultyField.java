package com.sagamart.starter.web;

import com.sagamart.contracts.error.ErrorCode;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;

/// The field that a client got wrong, and the code for it. A constraint says another code than
/// `INVALID_REQUEST` by having that code's name as its message.
record FaultyField(@Nullable String name, ErrorCode code) {

  static FaultyField first(BindingResult result) {
    return result.getAllErrors().stream()
        .findFirst()
        .map(
            error ->
                new FaultyField(
                    error instanceof FieldError field ? field.getField() : null,
                    codeIn(error.getDefaultMessage())))
        .orElse(new FaultyField(null, ErrorCode.INVALID_REQUEST));
  }

  static FaultyField first(HandlerMethodValidationException e) {
    return e.getParameterValidationResults().stream()
        .findFirst()
        .map(
            result -> {
              MessageSourceResolvable error = result.getResolvableErrors().getFirst();
              String field =
                  error instanceof FieldError inBody
                      ? inBody.getField()
                      : result.getMethodParameter().getParameterName();
              return new FaultyField(field, codeIn(error.getDefaultMessage()));
            })
        .orElse(new FaultyField(null, ErrorCode.INVALID_REQUEST));
  }

  /// Where in the body the parser gave up, such as `items[0].qty`; null when it is no JSON at all.
  static @Nullable String ofJson(@Nullable Throwable cause) {
    if (!(cause instanceof JacksonException json) || json.getPath().isEmpty()) {
      return null;
    }
    String path =
        json.getPath().stream()
            .map(
                step ->
                    step.getPropertyName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getPropertyName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  private static ErrorCode codeIn(@Nullable String message) {
    return ErrorAdvice.codeIn(Objects.requireNonNullElse(message, ""));
  }
}
