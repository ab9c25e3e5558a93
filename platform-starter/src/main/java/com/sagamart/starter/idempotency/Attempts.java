package com.sagamart.starter.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands a handler its [Attempt].
class Attempts implements HandlerMethodArgumentResolver {

  private static final String ATTRIBUTE = Attempt.class.getName();

  static boolean isTakenBy(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters()).anyMatch(Attempts::isAttempt);
  }

  static void bind(HttpServletRequest request, Attempt attempt) {
    request.setAttribute(ATTRIBUTE, attempt);
  }

  private static boolean isAttempt(MethodParameter parameter) {
    return parameter.getParameterType() == Attempt.class;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return isAttempt(parameter);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
            instanceof Attempt attempt
        ? attempt
        : Attempt.WITHOUT_KEY;
  }
}
