package com.sagamart.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationServiceException;

class PlainErrorControllerTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final PlainErrorController errors = new PlainErrorController();

  @Test
  void anIssuerThatHandsOverNoKeysIsNoFaultOfOurs() {
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
    request.setAttribute(
        RequestDispatcher.ERROR_EXCEPTION, new AuthenticationServiceException("timed out"));

    var reply = errors.error(request);

    assertThat(reply.getStatusCode().value()).isEqualTo(503);
    assertThat(reply.getHeaders().headerNames()).contains(HttpHeaders.RETRY_AFTER);
  }

  @Test
  void whatTheContainerCouldNotDoIsOurFault() {
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);

    assertThat(errors.error(request).getStatusCode().value()).isEqualTo(500);
  }
}
