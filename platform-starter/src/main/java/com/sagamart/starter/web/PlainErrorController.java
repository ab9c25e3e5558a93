package com.sagamart.starter.web;

import com.sagamart.contracts.error.ErrorCode;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Errors that the container raises before or after Spring MVC, in the same shape.
@RestController
class PlainErrorController implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  ResponseEntity<ErrorReply> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return ErrorReply.of(status instanceof Integer known ? codeFor(known) : ErrorCode.NOT_FOUND);
  }

  /// The contract's code for a status of the container's. What it says not to have (501, 505: a
  /// transfer coding, a version of HTTP) no client should have sent.
  static ErrorCode codeFor(int status) {
    boolean clientsFault = status < 500 || status == 501 || status == 505;
    ErrorCode otherwise = clientsFault ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR;
    return Arrays.stream(ErrorCode.values())
        .filter(code -> code.status() == status)
        .filter(code -> status != 404 || code == ErrorCode.NOT_FOUND)
        .filter(code -> status != 409)
        .findFirst()
        .orElse(otherwise);
  }
}
