package com.sagamart.starter.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PlainErrorControllerTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final PlainErrorController errors = new PlainErrorController();

  @Test
  void whatTheContainerCouldNotDoIsOurFault() {
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);

    assertThat(errors.error(request).getStatusCode().value()).isEqualTo(500);
  }
}
